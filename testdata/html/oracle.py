"""Compares what pipeline/htmldoc reads from web pages with trafilatura.

Trafilatura is a Python package that finds the main text of pages; it is no
part of this project. Set up and run, from the root of the project:

    python3 -m venv ../oracle && ../oracle/bin/pip install trafilatura lxml_html_clean
    go test ./pipeline/htmldoc -run TestDump -dump "$PWD/../pages.jsonl"
    ../oracle/bin/python testdata/html/oracle.py ../pages.jsonl

Another folder of pages: give -pages DIR to go test and DIR to the script as
second argument; -v lists the pages that differ most.

Printed are, over all pages: how many of trafilatura's word shingles (four
words in a row, lower case, without punctuation) are in our text (recall), how
many of ours are in trafilatura's (precision), their harmonic mean, how often
titles and days of publication are equal, and the speed of both in megabytes of
HTML a second on one core. Disagreement is no error as such: trafilatura keeps
photo captions and link lists at times and drops leads and tables.
"""
import json
import os
import re
import sys
import time

import trafilatura


def words(text):
    return re.findall(r"\w+", text.lower().replace("ё", "е"))


def shingles(text, n=4):
    w = words(text)
    return {tuple(w[i : i + n]) for i in range(max(len(w) - n + 1, 1))} if w else set()


def main(argv):
    verbose = "-v" in argv
    argv = [a for a in argv if a != "-v"]
    folder = argv[1] if len(argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    rows, common, ours_all, theirs_all = [], 0, 0, 0
    titles = same_titles = dates = same_dates = 0
    size = ours_time = theirs_time = 0
    empty_ours = empty_theirs = 0
    for line in open(argv[0], encoding="utf-8"):
        a = json.loads(line)
        raw = open(os.path.join(folder, a["file"]), "rb").read()
        start = time.perf_counter()
        doc = trafilatura.bare_extraction(raw, include_comments=False, with_metadata=True, favor_precision=False)
        theirs_time += time.perf_counter() - start
        ours_time += a["seconds"]
        size += len(raw)
        b = doc.as_dict() if doc is not None else {}
        ours, theirs = shingles(a["text"]), shingles(b.get("text") or "")
        empty_ours += not ours
        empty_theirs += not theirs
        both = len(ours & theirs)
        common, ours_all, theirs_all = common + both, ours_all + len(ours), theirs_all + len(theirs)
        recall, precision = both / max(len(theirs), 1), both / max(len(ours), 1)
        f1 = 2 * recall * precision / (recall + precision) if both else 0.0
        rows.append((f1, recall, precision, a["file"]))
        if b.get("title"):
            titles += 1
            same_titles += words(b["title"]) == words(a["title"])
        if b.get("date"):
            dates += 1
            same_dates += b["date"] == a["published"][:10]
    n = len(rows)
    mean = [sum(r[k] for r in rows) / n for k in range(3)]
    print(f"{n} pages, {size / 1e6:.1f} MB")
    print(f"shingles, mean of pages: F1 {mean[0]:.3f}, recall {mean[1]:.3f}, precision {mean[2]:.3f}")
    print(f"shingles, all together:  recall {common / theirs_all:.3f}, precision {common / ours_all:.3f}")
    print(f"pages with F1 of 0.9 and more: {sum(r[0] >= 0.9 for r in rows)}; without text: ours {empty_ours}, trafilatura's {empty_theirs}")
    print(f"titles equal: {same_titles} of {titles}; days equal: {same_dates} of {dates}")
    print(f"speed: ours {size / 1e6 / ours_time:.1f} MB/s, trafilatura {size / 1e6 / theirs_time:.2f} MB/s")
    if verbose:
        for r in sorted(rows)[:60]:
            print("%.3f recall %.3f precision %.3f %s" % r)


if __name__ == "__main__":
    main(sys.argv[1:])
