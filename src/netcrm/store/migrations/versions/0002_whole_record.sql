-- The tables that are new, and three that are made anew with what they keep now.

CREATE TABLE custom_field (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	folded VARCHAR NOT NULL,
	CONSTRAINT uq_custom_field_folded UNIQUE (folded)
);

CREATE TABLE contact_field (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	field_id INTEGER NOT NULL,
	value VARCHAR NOT NULL,
	CONSTRAINT uq_contact_field_contact_id_field_id UNIQUE (contact_id, field_id),
	CONSTRAINT fk_contact_field_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_contact_field_field_id_custom_field FOREIGN KEY(field_id) REFERENCES custom_field (id)
);
CREATE INDEX ix_contact_field_field_id ON contact_field (field_id);

CREATE TABLE named_date (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	folded VARCHAR NOT NULL,
	anniversary VARCHAR NOT NULL,
	CONSTRAINT uq_named_date_contact_id_folded UNIQUE (contact_id, folded),
	CONSTRAINT fk_named_date_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_named_date_anniversary ON named_date (substr(anniversary, -5));

ALTER TABLE contact RENAME TO former_contact;
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	folded VARCHAR NOT NULL,
	searchable VARCHAR NOT NULL,
	prefix VARCHAR,
	given VARCHAR,
	middle VARCHAR,
	family VARCHAR,
	suffix VARCHAR,
	nickname VARCHAR,
	pronouns VARCHAR,
	birthday VARCHAR,
	city VARCHAR,
	country VARCHAR,
	time_zone VARCHAR,
	met VARCHAR,
	met_on DATE,
	introduced_by_id INTEGER,
	notes VARCHAR,
	private_notes VARCHAR,
	tier VARCHAR,
	every VARCHAR,
	snoozed_until DATE,
	snoozed_on DATE,
	snoozed_at DATETIME,
	skipped_on DATE,
	paused_on DATE,
	paused_until DATE,
	paused_why VARCHAR,
	added_on DATE NOT NULL,
	imported_on DATE,
	removed_on DATE,
	CONSTRAINT uq_contact_uid UNIQUE (uid),
	CONSTRAINT fk_contact_introduced_by_id_contact FOREIGN KEY(introduced_by_id) REFERENCES contact (id),
	CONSTRAINT fk_contact_tier_tier FOREIGN KEY(tier) REFERENCES tier (name)
);
INSERT INTO contact (
  id, uid, name, folded, searchable, prefix, given, middle, family, suffix, nickname, birthday,
  city, country, met, met_on, introduced_by_id, notes, tier, every, snoozed_until, snoozed_on,
  snoozed_at, skipped_on, paused_on, paused_until, paused_why, added_on, imported_on, removed_on
)
SELECT id, uid, name, folded, searchable, prefix, given, middle, family, suffix, nickname, birthday,
  city, country, met, met_on, introduced_by_id, notes, tier, every, snoozed_until, snoozed_on,
  snoozed_at, skipped_on, paused_on, paused_until, paused_why, added_on, imported_on, removed_on
FROM former_contact;
DROP TABLE former_contact;
CREATE INDEX ix_contact_anniversary ON contact (substr(birthday, -5)) WHERE birthday IS NOT NULL AND removed_on IS NULL;
CREATE INDEX ix_contact_apart ON contact (id) WHERE removed_on IS NULL AND (skipped_on IS NOT NULL OR snoozed_until IS NOT NULL OR paused_on IS NOT NULL);
CREATE INDEX ix_contact_every ON contact (every) WHERE every IS NOT NULL;
CREATE INDEX ix_contact_folded ON contact (folded);
CREATE INDEX ix_contact_introduced_by_id ON contact (introduced_by_id) WHERE introduced_by_id IS NOT NULL;
CREATE INDEX ix_contact_tracked ON contact (id, every, tier, met_on, added_on, imported_on, skipped_on, snoozed_until, paused_on, removed_on) WHERE removed_on IS NULL AND (every IS NOT NULL OR tier IS NOT NULL);

ALTER TABLE interaction RENAME TO former_interaction;
CREATE TABLE interaction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	day DATE NOT NULL,
	kind VARCHAR NOT NULL,
	summary VARCHAR,
	place VARCHAR,
	private BOOLEAN NOT NULL,
	recorded_at DATETIME NOT NULL,
	CONSTRAINT ck_interaction_kind CHECK (kind IN ('meeting', 'call', 'email', 'message', 'video', 'event', 'letter', 'note')),
	CONSTRAINT uq_interaction_id_day_kind UNIQUE (id, day, kind),
	CONSTRAINT uq_interaction_uid UNIQUE (uid)
);
INSERT INTO interaction (
  id, uid, day, kind, summary, place, private, recorded_at
)
SELECT id,
  lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
    || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6))),
  day, kind, summary, place, private, recorded_at
FROM former_interaction;
DROP TABLE former_interaction;

ALTER TABLE followup RENAME TO former_followup;
CREATE TABLE followup (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	contact_id INTEGER NOT NULL,
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
	CONSTRAINT fk_followup_interaction_id_interaction FOREIGN KEY(interaction_id) REFERENCES interaction (id)
);
INSERT INTO followup (
  id, uid, contact_id, interaction_id, what, due_on, theirs, every, anchor_on, created_on,
  done_on, dropped_on
)
SELECT id,
  lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
    || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6))),
  contact_id, interaction_id, what, due_on, theirs, every, anchor_on, created_on, done_on,
  dropped_on
FROM former_followup;
DROP TABLE former_followup;
CREATE INDEX ix_followup_contact_id ON followup (contact_id);
CREATE INDEX ix_followup_interaction_id ON followup (interaction_id);
CREATE INDEX ix_followup_open ON followup (due_on) WHERE done_on IS NULL AND dropped_on IS NULL;
