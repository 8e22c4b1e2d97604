#include "model/archive.h"

#define ARCHIVE_ROW_(...) FIELD_ROW(Archive, __VA_ARGS__)
const Field archive_fields[] = {ARCHIVE_FIELDS(ARCHIVE_ROW_)};
const Entity archive_entity = {"archive", N_("档案"), "DA", "archive_no",
    archive_fields, archive_field_count, sizeof(Archive)};
