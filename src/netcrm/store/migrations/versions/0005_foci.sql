-- What people meet around, what they are to me and to one another, and what came of it.

CREATE TABLE focus (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	sort VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	folded VARCHAR NOT NULL,
	kind VARCHAR,
	role VARCHAR,
	organisation_id INTEGER,
	place VARCHAR,
	from_on DATE,
	to_on DATE,
	notes VARCHAR,
	CONSTRAINT ck_focus_sort CHECK (sort IN ('event', 'project', 'group')),
	CONSTRAINT uq_focus_sort_folded UNIQUE (sort, folded),
	CONSTRAINT uq_focus_uid UNIQUE (uid),
	CONSTRAINT fk_focus_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);
CREATE INDEX ix_focus_organisation_id ON focus (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE involvement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	focus_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	role VARCHAR,
	organisation_id INTEGER,
	from_on DATE,
	to_on DATE,
	CONSTRAINT uq_involvement_focus_id_contact_id UNIQUE (focus_id, contact_id),
	CONSTRAINT fk_involvement_focus_id_focus FOREIGN KEY(focus_id) REFERENCES focus (id),
	CONSTRAINT fk_involvement_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_involvement_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);
CREATE INDEX ix_involvement_contact_id ON involvement (contact_id);
CREATE INDEX ix_involvement_organisation_id ON involvement (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE tie (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	role VARCHAR NOT NULL,
	from_on DATE,
	to_on DATE,
	CONSTRAINT fk_tie_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_tie_contact_id ON tie (contact_id);
CREATE INDEX ix_tie_role ON tie (role);

CREATE TABLE relationship (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	role VARCHAR NOT NULL,
	other_id INTEGER NOT NULL,
	from_on DATE,
	to_on DATE,
	CONSTRAINT ck_relationship_two CHECK (contact_id <> other_id),
	CONSTRAINT uq_relationship_contact_id_role_other_id UNIQUE (contact_id, role, other_id),
	CONSTRAINT fk_relationship_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_relationship_other_id_contact FOREIGN KEY(other_id) REFERENCES contact (id)
);
CREATE INDEX ix_relationship_other_id ON relationship (other_id);

CREATE TABLE outcome (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	what VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	day DATE NOT NULL,
	focus_id INTEGER,
	via_id INTEGER,
	CONSTRAINT uq_outcome_uid UNIQUE (uid),
	CONSTRAINT fk_outcome_focus_id_focus FOREIGN KEY(focus_id) REFERENCES focus (id),
	CONSTRAINT fk_outcome_via_id_contact FOREIGN KEY(via_id) REFERENCES contact (id)
);
CREATE INDEX ix_outcome_day ON outcome (day);
CREATE INDEX ix_outcome_focus_id ON outcome (focus_id) WHERE focus_id IS NOT NULL;
CREATE INDEX ix_outcome_via_id ON outcome (via_id) WHERE via_id IS NOT NULL;

CREATE TABLE outcome_person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	outcome_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	CONSTRAINT uq_outcome_person_outcome_id_contact_id UNIQUE (outcome_id, contact_id),
	CONSTRAINT fk_outcome_person_outcome_id_outcome FOREIGN KEY(outcome_id) REFERENCES outcome (id),
	CONSTRAINT fk_outcome_person_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_outcome_person_contact_id ON outcome_person (contact_id);

ALTER TABLE interaction RENAME TO former_interaction;
CREATE TABLE interaction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	day DATE NOT NULL,
	kind VARCHAR NOT NULL,
	summary VARCHAR,
	place VARCHAR,
	focus_id INTEGER,
	private BOOLEAN NOT NULL,
	recorded_at DATETIME NOT NULL,
	CONSTRAINT ck_interaction_kind CHECK (kind IN ('meeting', 'call', 'email', 'message', 'video', 'event', 'letter', 'note')),
	CONSTRAINT uq_interaction_id_day_kind UNIQUE (id, day, kind),
	CONSTRAINT uq_interaction_uid UNIQUE (uid),
	CONSTRAINT fk_interaction_focus_id_focus FOREIGN KEY(focus_id) REFERENCES focus (id)
);
INSERT INTO interaction (id, uid, day, kind, summary, place, private, recorded_at)
SELECT id, uid, day, kind, summary, place, private, recorded_at FROM former_interaction;
DROP TABLE former_interaction;
CREATE INDEX ix_interaction_focus_id ON interaction (focus_id) WHERE focus_id IS NOT NULL;

ALTER TABLE followup RENAME TO former_followup;
CREATE TABLE followup (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	contact_id INTEGER,
	focus_id INTEGER,
	interaction_id INTEGER,
	what VARCHAR NOT NULL,
	due_on DATE NOT NULL,
	theirs BOOLEAN NOT NULL,
	every VARCHAR,
	anchor_on DATE,
	created_on DATE NOT NULL,
	done_on DATE,
	dropped_on DATE,
	CONSTRAINT uq_followup_uid UNIQUE (uid),
	CONSTRAINT fk_followup_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_followup_focus_id_focus FOREIGN KEY(focus_id) REFERENCES focus (id),
	CONSTRAINT fk_followup_interaction_id_interaction FOREIGN KEY(interaction_id) REFERENCES interaction (id)
);
INSERT INTO followup (id, uid, contact_id, interaction_id, what, due_on, theirs, every, anchor_on, created_on, done_on, dropped_on)
SELECT id, uid, contact_id, interaction_id, what, due_on, theirs, every, anchor_on, created_on, done_on, dropped_on FROM former_followup;
DROP TABLE former_followup;
CREATE INDEX ix_followup_contact_id ON followup (contact_id);
CREATE INDEX ix_followup_focus_id ON followup (focus_id) WHERE focus_id IS NOT NULL;
CREATE INDEX ix_followup_interaction_id ON followup (interaction_id);
CREATE INDEX ix_followup_open ON followup (due_on) WHERE done_on IS NULL AND dropped_on IS NULL;

-- Fields of the user's own whose names have a place of their own by now are called otherwise.
UPDATE custom_field SET name = 'own-' || name, folded = 'own-' || folded
WHERE folded IN ('roles', 'relationships', 'events', 'projects', 'groups', 'outcomes')
AND NOT EXISTS (SELECT 1 FROM custom_field AS o WHERE o.folded = 'own-' || custom_field.folded);
