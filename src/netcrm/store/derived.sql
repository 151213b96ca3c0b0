-- What follows from the tables: views, full text, triggers. The one declaration of them.
-- A migration drops them all, changes the tables, and makes them again from this file.
-- The views are documented (docs/reference/files.md) and stable; nothing in them depends on today.

CREATE VIEW person AS
  SELECT c.id, c.uid, c.name, c.prefix, c.given, c.middle, c.family, c.suffix, c.nickname,
    c.pronouns, o.name AS organisation, p.title, p.department, c.city, c.country, c.time_zone,
    c.birthday, c.met, c.met_on, c.introduced_by_id, c.notes, c.private_notes, c.tier, c.every, c.snoozed_until,
    c.snoozed_on, c.snoozed_at, c.skipped_on, c.paused_on, c.paused_until, c.paused_why, c.added_on,
    c.imported_on, c.folded, c.searchable
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

CREATE VIEW open_renewal AS
  SELECT f.id, f.focus_id, o.sort, o.name, f.what, f.due_on, f.theirs, f.every, f.created_on
  FROM followup AS f
  JOIN focus AS o ON o.id = f.focus_id
  WHERE f.contact_id IS NULL AND f.done_on IS NULL AND f.dropped_on IS NULL;

CREATE VIEW person_tag AS
  SELECT ct.contact_id, t.id AS tag_id, t.name, t.folded, t.every
  FROM contact_tag AS ct
  JOIN tag AS t ON t.id = ct.tag_id;

CREATE VIEW person_date AS
  SELECT d.contact_id, c.name AS who, d.name, d.anniversary
  FROM named_date AS d
  JOIN contact AS c ON c.id = d.contact_id
  WHERE c.removed_on IS NULL
  UNION ALL
  SELECT c.id, c.name, 'birthday', c.birthday
  FROM contact AS c
  WHERE c.birthday IS NOT NULL AND c.removed_on IS NULL;

CREATE VIEW person_part AS
  SELECT n.id, n.contact_id, c.name AS who, f.id AS focus_id, f.sort, f.name, f.folded, f.kind,
    n.role, coalesce(o.name, w.name) AS organisation, n.from_on, n.to_on
  FROM involvement AS n
  JOIN focus AS f ON f.id = n.focus_id
  JOIN contact AS c ON c.id = n.contact_id AND c.removed_on IS NULL
  LEFT JOIN organisation AS o ON o.id = n.organisation_id
  -- Not by the view of people: SQLite would read all of them for one.
  LEFT JOIN position AS p ON p.contact_id = n.contact_id AND p.main AND p.to_on IS NULL
  LEFT JOIN organisation AS w ON w.id = p.organisation_id;

CREATE VIEW person_field AS
  SELECT cf.contact_id, f.id AS field_id, f.name, f.folded, cf.value
  FROM contact_field AS cf
  JOIN custom_field AS f ON f.id = cf.field_id;

-- Full text. Each index has a table or view as its content, and three triggers on the table: what
-- is not in the view is not in the index.

CREATE VIEW about_text AS
  SELECT id, city, country, met, notes, private_notes
  FROM contact
  WHERE coalesce(city, country, met, notes, private_notes) IS NOT NULL;

CREATE VIEW talk_text AS
  SELECT id, summary, place
  FROM interaction
  WHERE coalesce(summary, place) IS NOT NULL;

CREATE VIEW post_text AS
  SELECT id, title, department
  FROM position
  WHERE coalesce(title, department) IS NOT NULL;

CREATE VIRTUAL TABLE name_index USING fts5 (
  searchable, content = 'contact', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER name_index_insert AFTER INSERT ON contact
BEGIN
  INSERT INTO name_index (rowid, searchable)
  VALUES (new.id, new.searchable);
END;

CREATE TRIGGER name_index_update AFTER UPDATE OF searchable ON contact
BEGIN
  INSERT INTO name_index (name_index, rowid, searchable)
  VALUES ('delete', old.id, old.searchable);
  INSERT INTO name_index (rowid, searchable)
  VALUES (new.id, new.searchable);
END;

CREATE TRIGGER name_index_delete AFTER DELETE ON contact
BEGIN
  INSERT INTO name_index (name_index, rowid, searchable)
  VALUES ('delete', old.id, old.searchable);
END;

CREATE VIRTUAL TABLE about_index USING fts5 (
  city, country, met, notes, private_notes, content = 'about_text', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER about_index_insert AFTER INSERT ON contact
WHEN coalesce(new.city, new.country, new.met, new.notes, new.private_notes) IS NOT NULL BEGIN
  INSERT INTO about_index (rowid, city, country, met, notes, private_notes)
  VALUES (new.id, new.city, new.country, new.met, new.notes, new.private_notes);
END;

CREATE TRIGGER about_index_update AFTER UPDATE OF city, country, met, notes, private_notes ON contact
BEGIN
  INSERT INTO about_index (about_index, rowid, city, country, met, notes, private_notes)
  SELECT 'delete', old.id, old.city, old.country, old.met, old.notes, old.private_notes
  WHERE coalesce(old.city, old.country, old.met, old.notes, old.private_notes) IS NOT NULL;
  INSERT INTO about_index (rowid, city, country, met, notes, private_notes)
  SELECT new.id, new.city, new.country, new.met, new.notes, new.private_notes
  WHERE coalesce(new.city, new.country, new.met, new.notes, new.private_notes) IS NOT NULL;
END;

CREATE TRIGGER about_index_delete AFTER DELETE ON contact
WHEN coalesce(old.city, old.country, old.met, old.notes, old.private_notes) IS NOT NULL BEGIN
  INSERT INTO about_index (about_index, rowid, city, country, met, notes, private_notes)
  VALUES ('delete', old.id, old.city, old.country, old.met, old.notes, old.private_notes);
END;

CREATE VIRTUAL TABLE organisation_index USING fts5 (
  name, content = 'organisation', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER organisation_index_insert AFTER INSERT ON organisation
BEGIN
  INSERT INTO organisation_index (rowid, name)
  VALUES (new.id, new.name);
END;

CREATE TRIGGER organisation_index_update AFTER UPDATE OF name ON organisation
BEGIN
  INSERT INTO organisation_index (organisation_index, rowid, name)
  VALUES ('delete', old.id, old.name);
  INSERT INTO organisation_index (rowid, name)
  VALUES (new.id, new.name);
END;

CREATE TRIGGER organisation_index_delete AFTER DELETE ON organisation
BEGIN
  INSERT INTO organisation_index (organisation_index, rowid, name)
  VALUES ('delete', old.id, old.name);
END;

CREATE VIRTUAL TABLE post_index USING fts5 (
  title, department, content = 'post_text', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER post_index_insert AFTER INSERT ON position
WHEN coalesce(new.title, new.department) IS NOT NULL BEGIN
  INSERT INTO post_index (rowid, title, department)
  VALUES (new.id, new.title, new.department);
END;

CREATE TRIGGER post_index_update AFTER UPDATE OF title, department ON position
BEGIN
  INSERT INTO post_index (post_index, rowid, title, department)
  SELECT 'delete', old.id, old.title, old.department
  WHERE coalesce(old.title, old.department) IS NOT NULL;
  INSERT INTO post_index (rowid, title, department)
  SELECT new.id, new.title, new.department
  WHERE coalesce(new.title, new.department) IS NOT NULL;
END;

CREATE TRIGGER post_index_delete AFTER DELETE ON position
WHEN coalesce(old.title, old.department) IS NOT NULL BEGIN
  INSERT INTO post_index (post_index, rowid, title, department)
  VALUES ('delete', old.id, old.title, old.department);
END;

CREATE VIRTUAL TABLE address_index USING fts5 (
  street, extended, po_box, city, region, postal_code, country, formatted,
  content = 'postal_address', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER address_index_insert AFTER INSERT ON postal_address
BEGIN
  INSERT INTO address_index
    (rowid, street, extended, po_box, city, region, postal_code, country, formatted)
  VALUES (new.id, new.street, new.extended, new.po_box, new.city, new.region, new.postal_code,
    new.country, new.formatted);
END;

CREATE TRIGGER address_index_update AFTER UPDATE ON postal_address
BEGIN
  INSERT INTO address_index (address_index, rowid, street, extended, po_box, 
    city, region, postal_code, country, formatted)
  VALUES ('delete', old.id, old.street, old.extended, old.po_box, old.city, old.region, old.postal_code,
    old.country, old.formatted);
  INSERT INTO address_index
    (rowid, street, extended, po_box, city, region, postal_code, country, formatted)
  VALUES (new.id, new.street, new.extended, new.po_box, new.city, new.region, new.postal_code,
    new.country, new.formatted);
END;

CREATE TRIGGER address_index_delete AFTER DELETE ON postal_address
BEGIN
  INSERT INTO address_index (address_index, rowid, street, extended, po_box, 
    city, region, postal_code, country, formatted)
  VALUES ('delete', old.id, old.street, old.extended, old.po_box, old.city, old.region, old.postal_code,
    old.country, old.formatted);
END;

CREATE VIRTUAL TABLE field_index USING fts5 (
  value, content = 'contact_field', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER field_index_insert AFTER INSERT ON contact_field
BEGIN
  INSERT INTO field_index (rowid, value)
  VALUES (new.id, new.value);
END;

CREATE TRIGGER field_index_update AFTER UPDATE OF value ON contact_field
BEGIN
  INSERT INTO field_index (field_index, rowid, value)
  VALUES ('delete', old.id, old.value);
  INSERT INTO field_index (rowid, value)
  VALUES (new.id, new.value);
END;

CREATE TRIGGER field_index_delete AFTER DELETE ON contact_field
BEGIN
  INSERT INTO field_index (field_index, rowid, value)
  VALUES ('delete', old.id, old.value);
END;

CREATE VIRTUAL TABLE talk_index USING fts5 (
  summary, place, content = 'talk_text', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER talk_index_insert AFTER INSERT ON interaction
WHEN coalesce(new.summary, new.place) IS NOT NULL BEGIN
  INSERT INTO talk_index (rowid, summary, place)
  VALUES (new.id, new.summary, new.place);
END;

CREATE TRIGGER talk_index_update AFTER UPDATE OF summary, place ON interaction
BEGIN
  INSERT INTO talk_index (talk_index, rowid, summary, place)
  SELECT 'delete', old.id, old.summary, old.place
  WHERE coalesce(old.summary, old.place) IS NOT NULL;
  INSERT INTO talk_index (rowid, summary, place)
  SELECT new.id, new.summary, new.place
  WHERE coalesce(new.summary, new.place) IS NOT NULL;
END;

CREATE TRIGGER talk_index_delete AFTER DELETE ON interaction
WHEN coalesce(old.summary, old.place) IS NOT NULL BEGIN
  INSERT INTO talk_index (talk_index, rowid, summary, place)
  VALUES ('delete', old.id, old.summary, old.place);
END;

CREATE VIRTUAL TABLE promise_index USING fts5 (
  what, content = 'followup', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER promise_index_insert AFTER INSERT ON followup
BEGIN
  INSERT INTO promise_index (rowid, what)
  VALUES (new.id, new.what);
END;

CREATE TRIGGER promise_index_update AFTER UPDATE OF what ON followup
BEGIN
  INSERT INTO promise_index (promise_index, rowid, what)
  VALUES ('delete', old.id, old.what);
  INSERT INTO promise_index (rowid, what)
  VALUES (new.id, new.what);
END;

CREATE TRIGGER promise_index_delete AFTER DELETE ON followup
BEGIN
  INSERT INTO promise_index (promise_index, rowid, what)
  VALUES ('delete', old.id, old.what);
END;
