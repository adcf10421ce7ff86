#!/usr/bin/env python3
"""Writes the tables of this folder from the Python package `holidays`, for the years that are named below.

Run by hand when a year is announced, never at run time; the README of this folder says how and when.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import holidays

YEARS = (2025, 2026, 2027)
WEEKEND = [6, 7]


@dataclass(frozen=True)
class Source:
    """How the package knows a country, and from which year on its days are not announced."""

    key: str
    en: str
    zh: str
    country: str
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)
    provisional_from: int | None = None
    # mainland China announces whole stretches: weekend days beside a day off belong to them
    with_weekends: bool = False


SOURCES = (
    Source("tw", "Taiwan", "台灣", "TW", provisional_from=2027),
    Source("cn", "Mainland China", "中國大陸", "CN", provisional_from=2027, with_weekends=True),
    # the general holidays of offices and banks: those of every employer, and a few more
    Source("hk", "Hong Kong", "香港", "HK", categories=("public", "optional"), provisional_from=2027),
    Source("jp", "Japan", "日本", "JP"),
    Source("kr", "South Korea", "韓國", "KR", provisional_from=2027),
    Source("sg", "Singapore", "新加坡", "SG"),
    Source("us", "United States (federal)", "美國（聯邦）", "US"),
    Source("de", "Germany (national)", "德國（全國）", "DE"),
    Source("fr", "France", "法國", "FR"),
    Source("gb", "United Kingdom (England and Wales)", "英國（英格蘭與威爾斯）", "GB", subdivision="ENG"),
)


def year_of(source: Source, year: int) -> dict:
    table = holidays.country_holidays(
        source.country,
        subdiv=source.subdivision,
        years=year,
        categories=source.categories,
        language="en_US",
    )
    make_up = sorted(day for day in table.weekend_workdays if day.year == year)
    off = {day: name for day, name in table.items() if day.year == year}
    if source.with_weekends:
        off = with_weekends(off, make_up)
    is_provisional = source.provisional_from is not None and year >= source.provisional_from
    return {
        "year": year,
        "status": "provisional" if is_provisional else "announced",
        "daysOff": [{"date": day.isoformat(), "name": dated(off[day])} for day in sorted(off)],
        "makeUpDays": [{"date": day.isoformat(), "name": "Make-up working day"} for day in make_up],
        "shutdowns": [],
    }


def dated(name: str) -> str:
    """The package names the day that makes up for another as month/day/year."""
    return re.sub(r"\(substituted from (\d\d)/(\d\d)/(\d{4})\)", r"(made up for on \3-\1-\2)", name)


def with_weekends(off: dict[date, str], make_up: list[date]) -> dict[date, str]:
    whole = dict(off)
    for step in (timedelta(days=1), timedelta(days=-1)):
        for day in sorted(off):
            beside = day + step
            while beside.weekday() >= 5 and beside not in whole and beside not in make_up and beside.year == day.year:
                whole[beside] = "Weekend of the holiday"
                beside += step
    return whole


def written(calendar: dict) -> str:
    """One day to a line, so that a change of the table reads as one."""

    def days(entries: list[dict], indent: str) -> str:
        if not entries:
            return "[]"
        lines = ",\n".join(f"{indent}  {json.dumps(each, ensure_ascii=False)}" for each in entries)
        return f"[\n{lines}\n{indent}]"

    years = []
    for each in calendar["years"]:
        years.append(
            "    {\n"
            f'      "year": {each["year"]},\n'
            f'      "status": "{each["status"]}",\n'
            f'      "daysOff": {days(each["daysOff"], "      ")},\n'
            f'      "makeUpDays": {days(each["makeUpDays"], "      ")},\n'
            f'      "shutdowns": []\n'
            "    }"
        )
    return (
        "{\n"
        f'  "key": "{calendar["key"]}",\n'
        f'  "name": {json.dumps(calendar["name"], ensure_ascii=False)},\n'
        '  "base": null,\n'
        f'  "weekend": {json.dumps(calendar["weekend"])},\n'
        '  "years": [\n' + ",\n".join(years) + "\n  ]\n}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path(__file__).parent, help="folder to write to")
    folder = parser.parse_args().to
    for source in SOURCES:
        calendar = {
            "key": source.key,
            "name": {"en": source.en, "zh-TW": source.zh},
            "weekend": WEEKEND,
            "years": [year_of(source, year) for year in YEARS],
        }
        (folder / f"{source.key}.json").write_text(written(calendar), encoding="utf-8")
    print(f"holidays {holidays.__version__}: {len(SOURCES)} calendars, {YEARS[0]} to {YEARS[-1]}")


if __name__ == "__main__":
    main()
