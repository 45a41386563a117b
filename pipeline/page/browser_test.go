package page

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"vestnik/extract/explain"
)

// browse opens a page in Chromium, gives what a script returns there and fails
// the test when the page asks for anything but itself or reports an error. It
// skips the test when there is no Chromium.
func browse[T any](t *testing.T, write func(io.Writer) error, script string) T {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			program = p
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium here")
	}
	file := filepath.Join(t.TempDir(), "page.html")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := write(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}

	var mu sync.Mutex
	var faults []string
	listen := func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			if url := ev.Request.URL; !strings.HasPrefix(url, "file://") || !strings.HasSuffix(url, "/page.html") {
				faults = append(faults, "asks for "+url)
			}
		case *runtime.EventExceptionThrown:
			faults = append(faults, ev.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			if ev.Entry.Level == "error" {
				faults = append(faults, ev.Entry.Text)
			}
		}
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.Flag("window-size", "1300,900"))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithListener(listen))
	defer cancel()
	enable := chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, network.Enable, network.EnableParams{})
		return err
	})
	if err := chromedp.Do(ctx, enable, chromedp.Navigate("file://"+file)); err != nil {
		t.Fatal(err)
	}
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T]("(() => {"+script+"})()"))
	if err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	for _, f := range faults {
		t.Error(f)
	}
	return v
}

// TestExplanationInBrowser hovers over a name and a card.
func TestExplanationInBrowser(t *testing.T) {
	type result struct {
		Text, Tip, Verb, Broken   string
		Before, Under, After, Lit int
	}
	got := browse[result](t, func(w io.Writer) error { return Explanation(w, []*explain.Explanation{sample()}) }, `
		const visible = () => [...document.querySelectorAll(".tip")].filter(e => !e.hidden);
		const hover = (selector, event) => document.querySelector(selector).dispatchEvent(new MouseEvent(event));
		const r = {text: document.querySelector(".text").innerText, before: visible().length};
		hover(".text span[data-tip]", "mouseenter");
		r.under = visible().length;
		r.tip = visible().map(e => e.innerText).join();
		hover(".text span[data-tip]", "mouseleave");
		r.after = visible().length;
		hover(".text span.trigger", "mouseenter");
		r.verb = visible().map(e => e.innerText).join();
		hover(".card[data-event]", "mouseenter");
		r.lit = document.querySelectorAll(".text span.on").length;
		r.broken = document.body.dataset.broken || "";
		return r;`)
	if got.Text != sample().Text {
		t.Errorf("the text reads %q", got.Text)
	}
	if got.Before != 0 || got.Under != 1 || got.After != 0 || !strings.Contains(got.Tip, "Студия «Ёж»") || !strings.Contains(got.Tip, "org.head") {
		t.Errorf("names under the pointer: %+v", got)
	}
	if !strings.Contains(got.Verb, "подписала") || !strings.Contains(got.Verb, "rules/a.yaml:7:9") {
		t.Errorf("a trigger under the pointer shows %q", got.Verb)
	}
	if got.Lit != 2 || got.Broken != "" {
		t.Errorf("a card lights %d parts of the text; scripts ran: %q", got.Lit, got.Broken)
	}
}

// TestDiffInBrowser narrows the changes down to a rule, a kind and a text.
func TestDiffInBrowser(t *testing.T) {
	type result struct {
		All, Rule, Back, Kind, Found int
		Broken                       string
	}
	got := browse[result](t, func(w io.Writer) error { return Diff(w, sampleDiff()) }, `
		const n = () => [...document.querySelectorAll(".card")].filter(e => !e.hidden).length;
		const set = (id, v) => { const e = document.getElementById(id); e.value = v; e.dispatchEvent(new Event("input")); };
		const r = {all: n()};
		document.querySelector("button[data-rule=a]").click();
		r.rule = n();
		document.querySelector("button[data-rule=a]").click();
		r.back = n();
		set("kind", "lost");
		r.kind = n();
		set("kind", ""); set("find", "МОСТ");
		r.found = n();
		r.broken = document.body.dataset.broken || "";
		return r;`)
	if want := (result{3, 2, 3, 1, 1, ""}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
