package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func runMorph(t *testing.T, args ...string) (string, error) {
	t.Helper()
	cmd := newMorphCommand()
	var out bytes.Buffer
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	cmd.SetArgs(args)
	cmd.SilenceUsage, cmd.SilenceErrors = true, true
	err := cmd.Execute()
	return out.String(), err
}

func TestMorph(t *testing.T) {
	got, err := runMorph(t, "--inflect", "sing,nomn", "меморандума", "Кушербаевым")
	if err != nil {
		t.Fatal(err)
	}
	// Columns are as wide as their widest cell, so lines are compared by words.
	for _, want := range []string{
		"меморандума (stem меморандум)",
		"form lemma tag score method nomn,sing",
		"меморандума меморандум NOUN,inan,masc sing,gent 1.000 dictionary меморандум",
		"кушербаевым кушербаев NOUN,anim,masc,Sgtm,Surn sing,ablt 0.926 name кушербаев",
	} {
		found := false
		for line := range strings.Lines(got) {
			found = found || strings.Join(strings.Fields(line), " ") == want
		}
		if !found {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
}

func TestMorphForms(t *testing.T) {
	got, err := runMorph(t, "--forms", "киноцентром")
	if err != nil || strings.Count(got, "киноцентр") < 13 || !strings.Contains(got, "киноцентрами") {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestMorphUsage(t *testing.T) {
	_, err := runMorph(t, "--inflect", "genitive", "слово")
	var e *exitError
	if !errors.As(err, &e) || e.code != exitUsage {
		t.Errorf("error %v", err)
	}
	if _, err := runMorph(t); err == nil {
		t.Error("no words, no error")
	}
}
