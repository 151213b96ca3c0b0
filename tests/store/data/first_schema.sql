-- A database of the first schema with something in every table, as it was; it never changes.

CREATE TABLE interaction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	day DATE NOT NULL,
	kind VARCHAR NOT NULL,
	summary VARCHAR,
	place VARCHAR,
	private BOOLEAN NOT NULL,
	recorded_at DATETIME NOT NULL,
	CONSTRAINT ck_interaction_kind CHECK (kind IN ('meeting', 'call', 'email', 'message', 'video', 'event', 'letter', 'note')),
	CONSTRAINT uq_interaction_id_day_kind UNIQUE (id, day, kind)
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
	CONSTRAINT ck_step_state CHECK (state IN ('done', 'undone', 'gone'))
);

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
	birthday VARCHAR,
	city VARCHAR,
	country VARCHAR,
	met VARCHAR,
	met_on DATE,
	introduced_by_id INTEGER,
	notes VARCHAR,
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

CREATE TABLE interaction_tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	interaction_id INTEGER NOT NULL,
	tag_id INTEGER NOT NULL,
	CONSTRAINT uq_interaction_tag_interaction_id_tag_id UNIQUE (interaction_id, tag_id),
	CONSTRAINT fk_interaction_tag_interaction_id_interaction FOREIGN KEY(interaction_id) REFERENCES interaction (id),
	CONSTRAINT fk_interaction_tag_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id)
);
CREATE INDEX ix_interaction_tag_tag_id ON interaction_tag (tag_id);

CREATE TABLE step_person (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	step_id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	CONSTRAINT fk_step_person_step_id_step FOREIGN KEY(step_id) REFERENCES step (id)
);
CREATE INDEX ix_step_person_contact_id ON step_person (contact_id);
CREATE INDEX ix_step_person_step_id ON step_person (step_id);

CREATE TABLE contact_point (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	normal VARCHAR NOT NULL,
	rank INTEGER NOT NULL,
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

CREATE TABLE followup (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
	CONSTRAINT fk_followup_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_followup_interaction_id_interaction FOREIGN KEY(interaction_id) REFERENCES interaction (id)
);
CREATE INDEX ix_followup_contact_id ON followup (contact_id);
CREATE INDEX ix_followup_interaction_id ON followup (interaction_id);
CREATE INDEX ix_followup_open ON followup (due_on) WHERE done_on IS NULL AND dropped_on IS NULL;

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

CREATE TABLE position (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	organisation_id INTEGER,
	title VARCHAR,
	from_on DATE,
	to_on DATE,
	main BOOLEAN NOT NULL,
	CONSTRAINT fk_position_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id),
	CONSTRAINT fk_position_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);
CREATE INDEX ix_position_contact_id ON position (contact_id);
CREATE UNIQUE INDEX ix_position_main ON position (contact_id) WHERE main AND to_on IS NULL;
CREATE INDEX ix_position_organisation_id ON position (organisation_id);

CREATE TABLE source_card (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	source VARCHAR NOT NULL,
	card VARCHAR NOT NULL,
	CONSTRAINT uq_source_card_contact_id_source UNIQUE (contact_id, source),
	CONSTRAINT fk_source_card_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);

INSERT INTO interaction ("id", "day", "kind", "summary", "place", "private", "recorded_at") VALUES (1, '2026-02-20', 'video', 'talked about the grant', 'Accra', 0, '2026-03-02 03:05:42.968775');
INSERT INTO interaction ("id", "day", "kind", "summary", "place", "private", "recorded_at") VALUES (2, '2026-03-02', 'note', 'prefers letters', NULL, 1, '2026-03-02 03:05:42.992111');
INSERT INTO organisation ("id", "name", "folded") VALUES (1, 'Fjordline Hospital', 'fjordline hospital');
INSERT INTO organisation ("id", "name", "folded") VALUES (2, 'Harmattan Foundation', 'harmattan foundation');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (1, '2026-03-02 03:05:42.824863', 'import', 'Imported Connections.csv: 1 added, 0 updated', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (2, '2026-03-02 03:05:42.914225', 'add', 'Added Dr. Kwabena Asante-Mills, MD', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (3, '2026-03-02 03:05:42.946387', 'add', 'Added Siobhán Ní Dhuibhir', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (4, '2026-03-02 03:05:42.968775', 'log', 'Logged a video call with Dr. Kwabena Asante-Mills, MD and Siobhán Ní Dhuibhir on Fri 20 Feb', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (5, '2026-03-02 03:05:42.992111', 'log', 'Logged a note about Siobhán Ní Dhuibhir today', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (6, '2026-03-02 03:05:43.006409', 'followup', 'Siobhán Ní Dhuibhir promised: send me her paper, by Wed 1 Apr', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (7, '2026-03-02 03:05:43.019187', 'followup', 'Promised Dr. Kwabena Asante-Mills, MD: new year''s card, by Sun 20 Dec', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (8, '2026-03-02 03:05:43.027851', 'done', 'Done: send the rubric (Dr. Kwabena Asante-Mills, MD)', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (9, '2026-03-02 03:05:43.048915', 'snooze', 'Snoozed Siobhán Ní Dhuibhir until Fri 1 May', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (10, '2026-03-02 03:05:43.086688', 'pause', 'Paused Ottilie Brandvold', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (11, '2026-03-02 03:05:43.094680', 'skip', 'Skipped Dr. Kwabena Asante-Mills, MD this time', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (12, '2026-03-02 03:05:43.102561', 'cadence', 'tag:funder: every 3 months', 'done');
INSERT INTO step ("id", "at", "verb", "summary", "state") VALUES (13, '2026-03-02 03:05:43.108113', 'add', 'Added Bo Mistaken', 'undone');
INSERT INTO tag ("id", "name", "folded", "every") VALUES (1, 'funder', 'funder', '3m');
INSERT INTO tag ("id", "name", "folded", "every") VALUES (2, 'mentor', 'mentor', NULL);
INSERT INTO tag ("id", "name", "folded", "every") VALUES (3, 'grant', 'grant', NULL);
INSERT INTO tier ("id", "name", "every", "weight") VALUES (1, 'core', '3w', 1.5);
INSERT INTO tier ("id", "name", "every", "weight") VALUES (2, 'close', '2m', 1.2);
INSERT INTO tier ("id", "name", "every", "weight") VALUES (3, 'steady', '6m', 1.0);
INSERT INTO tier ("id", "name", "every", "weight") VALUES (4, 'light', '1y', 1.0);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (1, 1, 'organisation', 'insert', 1, 1, 2286451604, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (2, 1, 'contact', 'insert', 1, 1, 2909678317, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (3, 1, 'contact_point', 'insert', 1, 1, 1538705943, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (4, 1, 'position', 'insert', 1, 1, 2745146631, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (5, 1, 'source_card', 'insert', 1, 1, 3787360946, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (6, 2, 'contact', 'insert', 2, 2, 2909678317, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (7, 2, 'contact_point', 'insert', 2, 3, 1538705943, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (8, 2, 'organisation', 'insert', 2, 2, 2286451604, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (9, 2, 'position', 'insert', 2, 2, 2745146631, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (10, 2, 'tag', 'insert', 1, 2, 496306133, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (11, 2, 'contact_tag', 'insert', 1, 2, 4249689612, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (12, 2, 'followup', 'insert', 1, 1, 1437627838, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (13, 3, 'contact', 'insert', 3, 3, 2909678317, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (14, 4, 'interaction', 'insert', 1, 1, 1068621846, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (15, 4, 'participation', 'insert', 1, 2, 2659434238, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (16, 4, 'tag', 'insert', 3, 3, 496306133, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (17, 4, 'interaction_tag', 'insert', 1, 1, 2262254304, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (18, 5, 'interaction', 'insert', 2, 2, 1068621846, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (19, 5, 'participation', 'insert', 3, 3, 2659434238, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (20, 6, 'followup', 'insert', 2, 2, 1437627838, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (21, 7, 'followup', 'insert', 3, 3, 1437627838, NULL);
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (22, 8, 'followup', 'update', 1, 1, 1437627838, '[{"id":1,"contact_id":2,"interaction_id":null,"what":"send the rubric","due_on":"2026-03-16","theirs":0,"every":null,"anchor_on":null,"created_on":"2026-03-02","done_on":null,"dropped_on":null}]');
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (23, 9, 'contact', 'update', 3, 3, 2909678317, '[{"id":3,"uid":"cf4f9a01-8889-4eb5-b827-878b33990e8b","name":"Siobhán Ní Dhuibhir","folded":"siobhan ni dhuibhir","searchable":"siobhan ni dhuibhir","prefix":null,"given":"Siobhán","middle":"Ní","family":"Dhuibhir","suffix":null,"nickname":null,"birthday":"--04-15","city":null,"country":null,"met":null,"met_on":null,"introduced_by_id":null,"notes":null,"tier":null,"every":"6w","snoozed_until":null,"snoozed_on":null,"snoozed_at":null,"skipped_on":null,"paused_on":null,"paused_until":null,"paused_why":null,"added_on":"2026-03-02","imported_on":null,"removed_on":null}]');
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (24, 10, 'contact', 'update', 1, 1, 2909678317, '[{"id":1,"uid":"a0e87a39-2d53-46b5-82b6-d1cfe0760f6f","name":"Ottilie Brandvold","folded":"ottilie brandvold","searchable":"ottilie brandvold","prefix":null,"given":"Ottilie","middle":null,"family":"Brandvold","suffix":null,"nickname":null,"birthday":null,"city":null,"country":null,"met":"LinkedIn","met_on":"2025-01-03","introduced_by_id":null,"notes":null,"tier":null,"every":null,"snoozed_until":null,"snoozed_on":null,"snoozed_at":null,"skipped_on":null,"paused_on":null,"paused_until":null,"paused_why":null,"added_on":"2026-03-02","imported_on":"2026-03-02","removed_on":null}]');
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (25, 11, 'contact', 'update', 2, 2, 2909678317, '[{"id":2,"uid":"b62b9bf1-6c31-4465-82dd-d1fa81283ecc","name":"Dr. Kwabena Asante-Mills, MD","folded":"kwabena asante mills","searchable":"dr kwabena asante mills md","prefix":"Dr.","given":"Kwabena","middle":null,"family":"Asante-Mills","suffix":"MD","nickname":null,"birthday":"1980-02-29","city":"Accra","country":"Ghana","met":"the spring workshop","met_on":"2024-05-31","introduced_by_id":1,"notes":"asks about cycling","tier":"close","every":null,"snoozed_until":null,"snoozed_on":null,"snoozed_at":null,"skipped_on":null,"paused_on":null,"paused_until":null,"paused_why":null,"added_on":"2026-03-02","imported_on":null,"removed_on":null}]');
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (26, 12, 'tag', 'update', 1, 1, 496306133, '[{"id":1,"name":"funder","folded":"funder","every":null}]');
INSERT INTO change ("id", "step_id", "of_table", "operation", "first_id", "last_id", "shape", "rows") VALUES (28, 13, 'contact', 'delete', 4, 4, 2909678317, '[{"id":4,"uid":"4da7a5cc-5a0b-47da-81d6-30fa5fd89c76","name":"Bo Mistaken","folded":"bo mistaken","searchable":"bo mistaken","prefix":null,"given":"Bo","middle":null,"family":"Mistaken","suffix":null,"nickname":null,"birthday":null,"city":null,"country":null,"met":null,"met_on":null,"introduced_by_id":null,"notes":null,"tier":null,"every":null,"snoozed_until":null,"snoozed_on":null,"snoozed_at":null,"skipped_on":null,"paused_on":null,"paused_until":null,"paused_why":null,"added_on":"2026-03-02","imported_on":null,"removed_on":null}]');
INSERT INTO contact ("id", "uid", "name", "folded", "searchable", "prefix", "given", "middle", "family", "suffix", "nickname", "birthday", "city", "country", "met", "met_on", "introduced_by_id", "notes", "tier", "every", "snoozed_until", "snoozed_on", "snoozed_at", "skipped_on", "paused_on", "paused_until", "paused_why", "added_on", "imported_on", "removed_on") VALUES (1, 'a0e87a39-2d53-46b5-82b6-d1cfe0760f6f', 'Ottilie Brandvold', 'ottilie brandvold', 'ottilie brandvold', NULL, 'Ottilie', NULL, 'Brandvold', NULL, NULL, NULL, NULL, NULL, 'LinkedIn', '2025-01-03', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-03-02', NULL, 'on leave', '2026-03-02', '2026-03-02', NULL);
INSERT INTO contact ("id", "uid", "name", "folded", "searchable", "prefix", "given", "middle", "family", "suffix", "nickname", "birthday", "city", "country", "met", "met_on", "introduced_by_id", "notes", "tier", "every", "snoozed_until", "snoozed_on", "snoozed_at", "skipped_on", "paused_on", "paused_until", "paused_why", "added_on", "imported_on", "removed_on") VALUES (2, 'b62b9bf1-6c31-4465-82dd-d1fa81283ecc', 'Dr. Kwabena Asante-Mills, MD', 'kwabena asante mills', 'dr kwabena asante mills md', 'Dr.', 'Kwabena', NULL, 'Asante-Mills', 'MD', NULL, '1980-02-29', 'Accra', 'Ghana', 'the spring workshop', '2024-05-31', 1, 'asks about cycling', 'close', NULL, NULL, NULL, NULL, '2026-03-02', NULL, NULL, NULL, '2026-03-02', NULL, NULL);
INSERT INTO contact ("id", "uid", "name", "folded", "searchable", "prefix", "given", "middle", "family", "suffix", "nickname", "birthday", "city", "country", "met", "met_on", "introduced_by_id", "notes", "tier", "every", "snoozed_until", "snoozed_on", "snoozed_at", "skipped_on", "paused_on", "paused_until", "paused_why", "added_on", "imported_on", "removed_on") VALUES (3, 'cf4f9a01-8889-4eb5-b827-878b33990e8b', 'Siobhán Ní Dhuibhir', 'siobhan ni dhuibhir', 'siobhan ni dhuibhir', NULL, 'Siobhán', 'Ní', 'Dhuibhir', NULL, NULL, '--04-15', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '6w', '2026-05-01', '2026-03-02', '2026-03-02 03:05:43.048915', NULL, NULL, NULL, NULL, '2026-03-02', NULL, NULL);
INSERT INTO interaction_tag ("id", "interaction_id", "tag_id") VALUES (1, 1, 3);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (1, 2, 2);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (2, 3, 3);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (3, 4, 2);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (4, 4, 3);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (5, 5, 3);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (6, 6, 3);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (7, 7, 2);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (8, 8, 2);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (9, 9, 3);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (10, 10, 1);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (11, 11, 2);
INSERT INTO step_person ("id", "step_id", "contact_id") VALUES (12, 13, 4);
INSERT INTO contact_point ("id", "contact_id", "kind", "value", "normal", "rank") VALUES (1, 1, 'link', 'https://www.linkedin.com/in/ottilie-brandvold', 'linkedin:ottilie-brandvold', 0);
INSERT INTO contact_point ("id", "contact_id", "kind", "value", "normal", "rank") VALUES (2, 2, 'email', 'kwabena@example.org', 'kwabena@example.org', 0);
INSERT INTO contact_point ("id", "contact_id", "kind", "value", "normal", "rank") VALUES (3, 2, 'phone', '+233 30 255 0101', '+233302550101', 0);
INSERT INTO contact_tag ("id", "contact_id", "tag_id") VALUES (1, 2, 1);
INSERT INTO contact_tag ("id", "contact_id", "tag_id") VALUES (2, 2, 2);
INSERT INTO followup ("id", "contact_id", "interaction_id", "what", "due_on", "theirs", "every", "anchor_on", "created_on", "done_on", "dropped_on") VALUES (1, 2, NULL, 'send the rubric', '2026-03-16', 0, NULL, NULL, '2026-03-02', '2026-03-02', NULL);
INSERT INTO followup ("id", "contact_id", "interaction_id", "what", "due_on", "theirs", "every", "anchor_on", "created_on", "done_on", "dropped_on") VALUES (2, 3, NULL, 'send me her paper', '2026-04-01', 1, NULL, NULL, '2026-03-02', NULL, NULL);
INSERT INTO followup ("id", "contact_id", "interaction_id", "what", "due_on", "theirs", "every", "anchor_on", "created_on", "done_on", "dropped_on") VALUES (3, 2, NULL, 'new year''s card', '2026-12-20', 0, '1y', '2026-12-20', '2026-03-02', NULL, NULL);
INSERT INTO participation ("id", "interaction_id", "contact_id", "day", "kind") VALUES (1, 1, 2, '2026-02-20', 'video');
INSERT INTO participation ("id", "interaction_id", "contact_id", "day", "kind") VALUES (2, 1, 3, '2026-02-20', 'video');
INSERT INTO participation ("id", "interaction_id", "contact_id", "day", "kind") VALUES (3, 2, 3, '2026-03-02', 'note');
INSERT INTO position ("id", "contact_id", "organisation_id", "title", "from_on", "to_on", "main") VALUES (1, 1, 1, 'Head of Education', NULL, NULL, 1);
INSERT INTO position ("id", "contact_id", "organisation_id", "title", "from_on", "to_on", "main") VALUES (2, 2, 2, 'Programme Lead', NULL, NULL, 1);
INSERT INTO source_card ("id", "contact_id", "source", "card") VALUES (1, 1, 'linkedin', '{"name":"Ottilie Brandvold","given":"Ottilie","family":"Brandvold","organisation":"Fjordline Hospital","title":"Head of Education","met":"LinkedIn","met_on":"2025-01-03","links":["https://www.linkedin.com/in/ottilie-brandvold"]}');
INSERT INTO alembic_version ("version_num") VALUES ('0001');

UPDATE sqlite_sequence SET seq = 4 WHERE name = 'contact';

-- What follows from the tables: full text, triggers, views. The one declaration of them.
-- A migration drops them all, changes the tables, and makes them again from this file.
-- The views are documented (docs/reference/files.md) and stable; nothing in them depends on today.

CREATE VIRTUAL TABLE name_index USING fts5 (
  searchable, content = 'contact', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 2 3'
);
CREATE TRIGGER contact_named AFTER INSERT ON contact BEGIN
  INSERT INTO name_index (rowid, searchable) VALUES (new.id, new.searchable);
END;
CREATE TRIGGER contact_renamed AFTER UPDATE OF searchable ON contact BEGIN
  INSERT INTO name_index (name_index, rowid, searchable) VALUES ('delete', old.id, old.searchable);
  INSERT INTO name_index (rowid, searchable) VALUES (new.id, new.searchable);
END;
CREATE TRIGGER contact_unnamed AFTER DELETE ON contact BEGIN
  INSERT INTO name_index (name_index, rowid, searchable) VALUES ('delete', old.id, old.searchable);
END;
CREATE VIEW person AS
  SELECT c.id, c.uid, c.name, c.prefix, c.given, c.middle, c.family, c.suffix, c.nickname,
    o.name AS organisation, p.title, c.city, c.country, c.birthday, c.met, c.met_on,
    c.introduced_by_id, c.notes, c.tier, c.every, c.snoozed_until, c.snoozed_on, c.snoozed_at,
    c.skipped_on, c.paused_on, c.paused_until, c.paused_why, c.added_on, c.imported_on,
    c.folded, c.searchable
  FROM contact AS c
  LEFT JOIN position AS p ON p.contact_id = c.id AND p.main AND p.to_on IS NULL
  LEFT JOIN organisation AS o ON o.id = p.organisation_id
  WHERE c.removed_on IS NULL;
CREATE VIEW timeline AS
  SELECT p.contact_id, c.name, i.id, i.day, i.kind, i.summary, i.place, i.private, i.recorded_at
  FROM participation AS p
  JOIN interaction AS i ON i.id = p.interaction_id
  JOIN contact AS c ON c.id = p.contact_id
  WHERE c.removed_on IS NULL;
CREATE VIEW open_followup AS
  SELECT f.id, f.contact_id, c.name, f.what, f.due_on, f.theirs, f.every, f.created_on
  FROM followup AS f
  JOIN contact AS c ON c.id = f.contact_id
  WHERE f.done_on IS NULL AND f.dropped_on IS NULL AND c.removed_on IS NULL;
CREATE VIEW person_tag AS
  SELECT ct.contact_id, t.id AS tag_id, t.name, t.folded, t.every
  FROM contact_tag AS ct
  JOIN tag AS t ON t.id = ct.tag_id;
INSERT INTO name_index (name_index) VALUES ('rebuild');
PRAGMA application_id = 1852011108;
