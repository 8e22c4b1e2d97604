-- The units that a ticket wishes, in their order, as one text.
CREATE VIEW view_ticket_units AS
SELECT t.ticket_no, nullif(trim(ifnull(t.unit_no, '') || ifnull((
        SELECT group_concat(' ' || unit_no, '') FROM (
            SELECT w.unit_no FROM ticket_wish w WHERE w.ticket_no = t.ticket_no ORDER BY w.position)), '')), '') AS units
FROM ticket t;
