"""Writes golden.txt.gz and inflect.txt.gz: what pymorphy3 reads in many word types
and which forms it makes of them.

    pip install pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142
    python3 golden.py [FILE.jsonl.gz ...]

The words are a sample of those of the files' texts (fields "text" and "title"), one of
each, as written; a sample of the dictionary's own forms; surnames and given names
declined; words made of known parts. Without files the words of the present
golden.txt.gz are read anew. Only words are kept, in alphabetical order: nothing of
the texts can be told from them.

A line of golden.txt.gz is a word, a tab, and its readings in pymorphy3's order, each
"lemma form tag score method", where "=" stands for the word in lower case, the tag is a
number into the list of tags that begins the file ("# " and a tag a line), the score is
in millionths and the method is the name of pymorphy3's last analyser.

A line of inflect.txt.gz is a word, the number of a reading, and for each wanted set of
grammemes in the first line's order the form, "-" when there is none. Lines that begin
with "lexeme" have all forms of the lexeme, each with its tag.
"""
import gzip
import json
import os
import random
import re
import sys

import pymorphy3

HERE = os.path.dirname(os.path.abspath(__file__))
GOLDEN = os.path.join(HERE, "golden.txt.gz")
INFLECT = os.path.join(HERE, "inflect.txt.gz")
WORD = re.compile(r"[^\W_]+(?:[-.,](?=\d)[^\W_]+|-[^\W_]+)*|[^\w\s]")
SAMPLE = 48000
WANT = ["nomn", "gent", "datv", "accs", "ablt", "loct", "loc2", "sing,nomn", "sing,gent", "plur,nomn", "plur,gent", "plur,loct",
        "masc,sing", "femn,sing,ablt", "neut,nomn", "past,femn", "plur,past", "pres,3per,sing", "masc", "plur"]

NAMES = """Кушербаев Балаева Омар Еркимбек Токаев Жапаров Мирзиёев Рахмон Бердымухамедов Алиев Пашинян Лукашенко
Санду Кобахидзе Зурабишвили Калюлайнис Шевчук Ткаченко Петренко Бондарчук Звягинцев Сокуров Тарковский Балагов
Айтматов Айманов Нарымбетов Амиркулов Дарежан Омирбаев Байгазин Ержанов Сатыбалды Нурмагомбетов Искаков Ахметжанов
Жумабекова Сулейменова Касымбекова Турсунбаева Назарбаев Назарбаева Аблязов Кулибаев Масимов Скляр Смаилов Бектенов
Муканов Абдыкалыков Бейшеналиев Абдыжапаров Океев Шамшиев Убукеев Базаров Садыр Аида Айгуль Гульнара Нурлан Ерлан
Тимур Данияр Асель Жанар Динара Гаухар Сауле Болат Серик Талгат Марат Канат Азамат Бекжан Алижан Нурсултан Касым-Жомарт
Шавкат Эмомали Гурбангулы Сердар Ильхам Никол Ираклий Саломе Майя Леся Тарас Остап Дмитро Олександр Михайло Андрій""".split()

ENDINGS = ["", "а", "у", "ом", "ым", "е", "ой", "ы", "и", "ю", "я", "ем", "ей", "ых", "ыми", "ам", "ами", "ах", "о", "ого", "ому"]

MADE = """интернет-магазин человек-гора по-западному по-русски по-казахски смотри-ка когда-то экс-министра экс-министру
вице-премьер вице-премьера кинокомпания кинокомпаниями кинопродюсер псевдокошка бутявка бутявками гипермаркет онлайн-платформа
онлайн-платформе премьер-министр премьер-министра премьер-министром режиссёр-постановщик режиссера-постановщика сценарист-режиссер
команд-участниц страна-участница странами-участницами медиахолдинг медиахолдинга видеосервис анимастудия анимастудии фильм-призёр
фильма-призера недофильм суперкино ретроспектива микропрограмма нейросеть нейросетями киноцентр киноцентрами кинофонда бизнес-форум
пресс-служба пресс-службе пресс-релизом шеф-редактор топ-менеджером пилот-проект веб-сериал веб-сериалами ИИ СНГ ЕАЭС ШОС ОТГ РК КР
ГЦПНК Казахфильм Кыргызфильм Туркменфильм Узбекфильм Азербайджанфильм Ленфильм Мосфильм Беларусьфильм Таджикфильм
XIX XXI xx I V MMXXV iPhone Netflix netflix CJ ENM 2025 3,5 1.5 1e5 12:30 -5 +7 1_000 50% € $ « » … — – - ! ?! ( ) № ° 5-й 1990-х 25-летие
А Б В Ё Й Ъ Ы Ь Я а б ё nan inf е ещё еще ее её Её всё все Все елка ёлка ёж съемка съёмками звезд звёзд королев королёв""".split()


def words_of(files, morph):
    words = set()
    for name in files:
        with gzip.open(name, "rt", encoding="utf8") as f:
            for line in f:
                record = json.loads(line)
                for field in ("title", "text"):
                    words.update(WORD.findall(record.get(field) or ""))
    rng = random.Random(20251005)
    words = set(rng.sample(sorted(words), min(SAMPLE, len(words))))
    forms = [p.word for p in morph.iter_known_word_parses()]
    words.update(rng.sample(forms, 6000))
    # Unknown words: dictionary forms with another beginning.
    for form in rng.sample(forms, 1500):
        if len(form) > 5:
            words.add(rng.choice("бвгдзклмнпрстф") + rng.choice("аеиоу") + form[rng.randint(1, 3):])
    for form in rng.sample(forms, 600):
        words.add(form.capitalize())
        words.add(form.replace("ё", "е").upper())
    for name in NAMES:
        for ending in ENDINGS:
            words.add(name + ending)
            words.add(name.rstrip("аеийоуыьюя") + ending)
    words.update(MADE)
    return words


def present():
    with gzip.open(GOLDEN, "rt", encoding="utf8") as f:
        return {line.split("\t")[0] for line in f if not line.startswith("# ")}


def method(parse):
    return type(parse.methods_stack[-1][0]).__name__


def main():
    morph = pymorphy3.MorphAnalyzer()
    words = words_of(sys.argv[1:], morph) if sys.argv[1:] else present()
    tags, lines = {}, []
    for word in sorted(words):
        if len(word) > 60:
            continue
        readings = []
        for p in morph.parse(word):
            tag = tags.setdefault(str(p.tag), len(tags))
            lower = word.lower()
            lemma, form = ("=" if s == lower else s for s in (p.normal_form, p.word))
            readings.append(f"{lemma} {form} {tag} {round(p.score * 1e6)} {method(p)}")
        lines.append(word + "\t" + "\t".join(readings) + "\n")
    with open(GOLDEN, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as f:
        for tag in tags:
            f.write(f"# {tag}\n".encode())
        for line in lines:
            f.write(line.encode())
    print(len(lines), "words,", len(tags), "tags")
    write_inflect(morph, sorted(words))


def write_inflect(morph, words):
    rng = random.Random(7)
    lines = ["\t".join(["want", ""] + WANT)]
    chosen = rng.sample(words, min(5000, len(words))) + [w for w in words if "-" in w and rng.random() < 0.3] + MADE
    for word in sorted(set(chosen)):
        for i, p in enumerate(morph.parse(word)):
            if i < 3 and p.tag.POS in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR", "VERB", "PRTS", "ADJS"):
                forms = (p.inflect(set(w.split(","))) for w in WANT)
                lines.append("\t".join([word, str(i)] + [f.word if f else "-" for f in forms]))
            if i < 2 and rng.random() < 0.1:
                lines.append("\t".join(["lexeme", word, str(i)] + [f"{f.word} {f.tag}" for f in p.lexeme]))
    with open(INFLECT, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as f:
        for line in lines:
            f.write(line.encode() + b"\n")
    print(len(lines), "lines of forms")


main()
