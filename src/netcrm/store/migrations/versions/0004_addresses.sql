-- Postal addresses, what an address is for, departments and photos.

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

CREATE TABLE photo (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	contact_id INTEGER NOT NULL,
	file VARCHAR NOT NULL,
	CONSTRAINT uq_photo_contact_id UNIQUE (contact_id),
	CONSTRAINT fk_photo_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id)
);

ALTER TABLE contact_point RENAME TO former_contact_point;
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
INSERT INTO contact_point (id, contact_id, kind, value, normal, rank)
SELECT id, contact_id, kind, value, normal, rank FROM former_contact_point;
DROP TABLE former_contact_point;
CREATE INDEX ix_contact_point_contact_id_kind_rank ON contact_point (contact_id, kind, rank);
CREATE INDEX ix_contact_point_normal_kind ON contact_point (normal, kind);

ALTER TABLE position RENAME TO former_position;
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
INSERT INTO position (id, contact_id, organisation_id, title, from_on, to_on, main, noticed_on)
SELECT id, contact_id, organisation_id, title, from_on, to_on, main, noticed_on FROM former_position;
DROP TABLE former_position;
CREATE INDEX ix_position_contact_id ON position (contact_id);
CREATE UNIQUE INDEX ix_position_main ON position (contact_id) WHERE main AND to_on IS NULL;
CREATE INDEX ix_position_noticed ON position (noticed_on) WHERE noticed_on IS NOT NULL AND main AND to_on IS NULL;
CREATE INDEX ix_position_organisation_id ON position (organisation_id);

-- A department that the user had as a field is that of the main post now.
INSERT INTO position (contact_id, main)
SELECT cf.contact_id, 1 FROM contact_field AS cf JOIN custom_field AS f ON f.id = cf.field_id
WHERE f.folded = 'department' AND NOT EXISTS (
	SELECT 1 FROM position AS p WHERE p.contact_id = cf.contact_id AND p.main AND p.to_on IS NULL
);
UPDATE position SET department = (
	SELECT cf.value FROM contact_field AS cf JOIN custom_field AS f ON f.id = cf.field_id
	WHERE f.folded = 'department' AND cf.contact_id = position.contact_id
) WHERE main AND to_on IS NULL;
DELETE FROM contact_field WHERE field_id IN (SELECT id FROM custom_field WHERE folded = 'department');
DELETE FROM custom_field WHERE folded = 'department';

-- Other fields whose names have a place of their own by now are called otherwise.
UPDATE custom_field SET name = 'own-' || name, folded = 'own-' || folded
WHERE folded IN ('labels', 'addresses', 'photo', 'further_posts', 'rest', 'revised')
AND NOT EXISTS (SELECT 1 FROM custom_field AS o WHERE o.folded = 'own-' || custom_field.folded);
