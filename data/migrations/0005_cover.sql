-- Indexes that cover what the figures read of contacts: one by phone (what came before), one by day (what
-- a period holds). They take the place of the two that only pointed to the rows.
DROP INDEX call_phone;
DROP INDEX call_date;
DROP INDEX visit_phone;
DROP INDEX visit_date;
DROP INDEX followup_phone;
DROP INDEX followup_date;
CREATE INDEX call_contact ON call (phone, date, time, source);
CREATE INDEX call_day ON call (date, phone, time, source, layout, consultant);
CREATE INDEX visit_contact ON visit (phone, date, time, kind, source);
CREATE INDEX visit_day ON visit (date, phone, time, kind, consultant, layout, party_size, source);
CREATE INDEX followup_contact ON followup (phone, date, effective, next_date);
CREATE INDEX followup_day ON followup (date, consultant, effective);
