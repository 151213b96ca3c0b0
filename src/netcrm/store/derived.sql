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
