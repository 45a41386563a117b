// Package lexicon reads the files that linguists write: lists of names and words
// (lists/*.txt) and rules (rules/*.yaml). It knows their format, positions and form,
// edits them losslessly and embeds the Russian lexicon; it knows no Russian grammar.
// What needs grammar to be checked is found by package extract/lint and returned as the same
// positioned [Diagnostics].
//
// # Lists
//
// A list is a UTF-8 file of lines. A byte order mark and CRLF are accepted; tabs count as
// spaces. In the grammar below, spaces around every token are free:
//
//	file      = { line }
//	line      = blank | comment | directive | removal | entry
//	comment   = "#" text
//	directive = "%list" list-name            first directive; equals the file's name without .txt
//	          | "%type" type                 type of the entries that follow; alone: no type
//	          | "%default" [ attr { "," attr } ]   attributes of the entries that follow, in place of
//	                                         those of the %default before; alone: none
//	removal   = "-" id                       takes an entry of the lexicon below away (overlays)
//	entry     = name [ "=" alias { ";" alias } ] [ "{" attr { "," attr } "}" ]
//	name      = alias
//	alias     = [ "?" ] [ "!" ] text          "?" weak: counts with support from context only
//	                                         "!" fixed: as written, case-sensitive, not inflected
//	attr      = key ":" value { "/" value }
//	key       = ASCII letter { ASCII letter | digit | "_" | "-" }
//
// Names and aliases hold no "=", ";", "{", "}"; values hold no ",", "{", "}". An entry's id is its
// attribute id, or else list/name in lower case. `weak: yes` says of the main name what "?" says of an alias.
// An attribute written in an entry replaces the default of the same key; `key:` with no value clears it.
//
// # Rules
//
// A rule file is a YAML mapping with the keys frames, cues, patterns and remove; see [Frame],
// [Cue], [Pattern] and package pattern for what they hold. Anchors, aliases and tags are not used.
//
// # Errors
//
// A fault never stops the reading: what can be read is kept and every fault is reported with
// file, line and column (code points, from 1), the line, and a caret. The faults are listed,
// one file each, in testdata/bad.
package lexicon
