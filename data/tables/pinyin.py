#!/usr/bin/env python3
"""Writes pinyin.tsv from Unihan_Readings.txt (Debian package unicode-data): a hanzi, Tab, its plain
readings without tones, the usual one first. Run: python3 pinyin.py > pinyin.tsv"""
import bz2
import re
import unicodedata

def plain(reading):
    reading = unicodedata.normalize('NFD', reading.lower().replace('ü', 'v'))
    reading = reading.replace('u\u0308', 'v')
    return re.sub('[^a-z]', '', reading)

order = ['kMandarin', 'kHanyuPinlu', 'kXHC1983', 'kHanyuPinyin']
found = {}
with bz2.open('/usr/share/unicode/Unihan_Readings.txt.bz2', 'rt', encoding='utf-8') as lines:
    for line in lines:
        parts = line.rstrip('\n').split('\t')
        if len(parts) == 3 and parts[1] in order:
            code = int(parts[0][2:], 16)
            if 0x4E00 <= code <= 0x9FFF:
                values = re.sub(r'[0-9.*,]+:', '', parts[2]) if parts[1] in order[2:] else parts[2]
                values = re.sub(r'\([0-9]+\)', '', values).replace(',', ' ')
                found.setdefault(code, {})[parts[1]] = [plain(v) for v in values.split()]
for code in sorted(found):
    readings = []
    for key in order[:3] if len(found[code]) > 1 else order:
        for reading in found[code].get(key, []):
            if reading and reading not in readings:
                readings.append(reading)
    if readings:
        print(chr(code) + '\t' + ' '.join(readings))
