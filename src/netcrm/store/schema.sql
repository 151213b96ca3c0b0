-- Generated from store/models.py by: python -m netcrm.store.schema

CREATE TABLE custom_field (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	folded VARCHAR NOT NULL,
	CONSTRAINT uq_custom_field_folded UNIQUE (folded)
);

CREATE TABLE erasure (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL
);

CREATE TABLE organisation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	folded VARCHAR NOT NULL,
	CONSTRAINT uq_organisation_folded UNIQUE (folded)
);

CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at DATETIME NOT NULL,
	verb VARCHAR NOT NULL,
	summary VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	CONSTRAINT ck_step_state CHECK (state IN ('done', 'undone', 'gone', 'past', 'erased'))
);
CREATE INDEX ix_step_done ON step (id) WHERE state = 'done';

CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	folded VARCHAR NOT NULL,
	every VARCHAR,
	CONSTRAINT uq_tag_folded UNIQUE (folded)
);

CREATE TABLE tier (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name VARCHAR NOT NULL,
	every VARCHAR,
	weight FLOAT NOT NULL,
	CONSTRAINT uq_tier_name UNIQUE (name)
);

CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	step_id INTEGER NOT NULL,
	of_table VARCHAR NOT NULL,
	operation VARCHAR NOT NULL,
	first_id INTEGER NOT NULL,
	last_id INTEGER NOT NULL,
	shape INTEGER NOT NULL,
	rows VARCHAR,
	CONSTRAINT ck_change_operation CHECK (operation IN ('insert', 'update', 'delete')),
	CONSTRAINT fk_change_step_id_step FOREIGN KEY(step_id) REFERENCES step (id)
);
CREATE INDEX ix_change_step_id ON change (step_id);

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
CREATE INDEX ix_contact_anniversary ON contact (substr(birthday, -5)) WHERE birthday IS NOT NULL AND removed_on IS NULL;
CREATE INDEX ix_contact_apart ON contact (id) WHERE removed_on IS NULL AND (skipped_on IS NOT NULL OR snoozed_until IS NOT NULL OR paused_on IS NOT NULL);
CREATE INDEX ix_contact_every ON contact (every) WHERE every IS NOT NULL;
CREATE INDEX ix_contact_folded ON contact (folded);
CREATE INDEX ix_contact_introduced_by_id ON contact (introduced_by_id) WHERE introduced_by_id IS NOT NULL;
CREATE INDEX ix_contact_tracked ON contact (id, every, tier, met_on, added_on, imported_on, skipped_on, snoozed_until, paused_on, removed_on) WHERE removed_on IS NULL AND (every IS NOT NULL OR tier IS NOT NULL);

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

CREATE TABLE step_person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	step_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	CONSTRAINT fk_step_person_step_id_step FOREIGN KEY(step_id) REFERENCES step (id)
);
CREATE INDEX ix_step_person_contact_id ON step_person (contact_id);
CREATE INDEX ix_step_person_step_id ON step_person (step_id);

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

CREATE TABLE contact_point (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	normal VARCHAR NOT NULL,
	rank INTEGER NOT NULL,
	label VARCHAR,
	CONSTRAINT ck_contact_point_kind CHECK (kind IN ('email', 'phone', 'link')),
	CONSTRAINT fk_contact_point_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_contact_point_contact_id_kind_rank ON contact_point (contact_id, kind, rank);
CREATE INDEX ix_contact_point_normal_kind ON contact_point (normal, kind);

CREATE TABLE contact_tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	tag_id INTEGER NOT NULL,
	CONSTRAINT uq_contact_tag_contact_id_tag_id UNIQUE (contact_id, tag_id),
	CONSTRAINT fk_contact_tag_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_contact_tag_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id)
);
CREATE INDEX ix_contact_tag_tag_id ON contact_tag (tag_id);

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
CREATE INDEX ix_interaction_focus_id ON interaction (focus_id) WHERE focus_id IS NOT NULL;

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

CREATE TABLE photo (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	file VARCHAR NOT NULL,
	CONSTRAINT uq_photo_contact_id UNIQUE (contact_id),
	CONSTRAINT fk_photo_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);

CREATE TABLE position (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	organisation_id INTEGER,
	title VARCHAR,
	department VARCHAR,
	from_on DATE,
	to_on DATE,
	main BOOLEAN NOT NULL,
	noticed_on DATE,
	CONSTRAINT fk_position_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_position_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);
CREATE INDEX ix_position_contact_id ON position (contact_id);
CREATE UNIQUE INDEX ix_position_main ON position (contact_id) WHERE main AND to_on IS NULL;
CREATE INDEX ix_position_noticed ON position (noticed_on) WHERE noticed_on IS NOT NULL AND main AND to_on IS NULL;
CREATE INDEX ix_position_organisation_id ON position (organisation_id);

CREATE TABLE postal_address (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	rank INTEGER NOT NULL,
	label VARCHAR,
	street VARCHAR,
	extended VARCHAR,
	po_box VARCHAR,
	city VARCHAR,
	region VARCHAR,
	postal_code VARCHAR,
	country VARCHAR,
	formatted VARCHAR,
	CONSTRAINT fk_postal_address_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_postal_address_contact_id_rank ON postal_address (contact_id, rank);

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

CREATE TABLE source_card (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	source VARCHAR NOT NULL,
	card VARCHAR NOT NULL,
	CONSTRAINT uq_source_card_contact_id_source UNIQUE (contact_id, source),
	CONSTRAINT fk_source_card_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);

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
CREATE INDEX ix_followup_contact_id ON followup (contact_id);
CREATE INDEX ix_followup_focus_id ON followup (focus_id) WHERE focus_id IS NOT NULL;
CREATE INDEX ix_followup_interaction_id ON followup (interaction_id);
CREATE INDEX ix_followup_open ON followup (due_on) WHERE done_on IS NULL AND dropped_on IS NULL;

CREATE TABLE interaction_tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	interaction_id INTEGER NOT NULL,
	tag_id INTEGER NOT NULL,
	CONSTRAINT uq_interaction_tag_interaction_id_tag_id UNIQUE (interaction_id, tag_id),
	CONSTRAINT fk_interaction_tag_interaction_id_interaction FOREIGN KEY(interaction_id) REFERENCES interaction (id),
	CONSTRAINT fk_interaction_tag_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id)
);
CREATE INDEX ix_interaction_tag_tag_id ON interaction_tag (tag_id);

CREATE TABLE outcome_person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	outcome_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	CONSTRAINT uq_outcome_person_outcome_id_contact_id UNIQUE (outcome_id, contact_id),
	CONSTRAINT fk_outcome_person_outcome_id_outcome FOREIGN KEY(outcome_id) REFERENCES outcome (id),
	CONSTRAINT fk_outcome_person_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_outcome_person_contact_id ON outcome_person (contact_id);

CREATE TABLE participation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	interaction_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	day DATE NOT NULL,
	kind VARCHAR NOT NULL,
	CONSTRAINT fk_participation_interaction_id_day_kind_interaction FOREIGN KEY(interaction_id, day, kind) REFERENCES interaction (id, day, kind) ON UPDATE CASCADE,
	CONSTRAINT uq_participation_interaction_id_contact_id UNIQUE (interaction_id, contact_id),
	CONSTRAINT fk_participation_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE INDEX ix_participation_contact_id_day_kind ON participation (contact_id, day, kind);

CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version (version_num) VALUES ('0005');
INSERT INTO tier (name, every, weight) VALUES ('core', '3w', 1.5);
INSERT INTO tier (name, every, weight) VALUES ('close', '2m', 1.2);
INSERT INTO tier (name, every, weight) VALUES ('steady', '6m', 1.0);
INSERT INTO tier (name, every, weight) VALUES ('light', '1y', 1.0);
PRAGMA application_id = 1852011108;
