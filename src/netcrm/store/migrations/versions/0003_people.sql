-- The tables that are new, and two that are made anew with what they keep now.

CREATE TABLE alias (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	normal VARCHAR NOT NULL,
	CONSTRAINT ck_alias_kind CHECK (kind IN ('name', 'uid', 'number')),
	CONSTRAINT uq_alias_contact_id_kind_normal UNIQUE (contact_id, kind, normal),
	CONSTRAINT fk_alias_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_alias_normal_kind ON alias (normal, kind);

CREATE TABLE different (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	other_id INTEGER NOT NULL,
	CONSTRAINT ck_different_order CHECK (contact_id < other_id),
	CONSTRAINT uq_different_contact_id_other_id UNIQUE (contact_id, other_id),
	CONSTRAINT fk_different_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_different_other_id_contact FOREIGN KEY(other_id) REFERENCES contact (id)
);
CREATE INDEX ix_different_other_id ON different (other_id);

CREATE TABLE erasure (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL
);

ALTER TABLE position RENAME TO former_position;
CREATE TABLE position (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	organisation_id INTEGER,
	title VARCHAR,
	from_on DATE,
	to_on DATE,
	main BOOLEAN NOT NULL,
	noticed_on DATE,
	CONSTRAINT fk_position_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_position_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);
INSERT INTO position (id, contact_id, organisation_id, title, from_on, to_on, main)
SELECT id, contact_id, organisation_id, title, from_on, to_on, main FROM former_position;
DROP TABLE former_position;
CREATE INDEX ix_position_contact_id ON position (contact_id);
CREATE UNIQUE INDEX ix_position_main ON position (contact_id) WHERE main AND to_on IS NULL;
CREATE INDEX ix_position_noticed ON position (noticed_on) WHERE noticed_on IS NOT NULL AND main AND to_on IS NULL;
CREATE INDEX ix_position_organisation_id ON position (organisation_id);

ALTER TABLE step RENAME TO former_step;
CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at DATETIME NOT NULL,
	verb VARCHAR NOT NULL,
	summary VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	CONSTRAINT ck_step_state CHECK (state IN ('done', 'undone', 'gone', 'past', 'erased'))
);
INSERT INTO step (id, at, verb, summary, state)
SELECT id, at, verb, summary, state FROM former_step;
DROP TABLE former_step;
CREATE INDEX ix_step_done ON step (id) WHERE state = 'done';
