package server

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser starts a browser, or skips the test where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("short")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no chromium")
	}
	alloc, stop := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-dev-shm-usage", true))...)
	ctx, cancel := chromedp.NewContext(alloc)
	ctx, cancelTime := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(func() {
		cancelTime()
		cancel()
		stop()
	})
	return ctx
}

func TestWorkbench(t *testing.T) {
	ctx := browser(t)
	reloads := 0
	a := newAPI(t, func(c *Config) {
		c.Tokens = []string{"a-token-for-the-test"}
		c.Reload = func(context.Context) (string, error) {
			reloads++
			return "version2", nil
		}
	})
	var faults []string
	err := chromedp.Listen(ctx, func(ev any) {
		if thrown, ok := ev.(*runtime.EventExceptionThrown); ok {
			faults = append(faults, thrown.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "upload.txt")
	if err := os.WriteFile(file, []byte(signed), 0o600); err != nil {
		t.Fatal(err)
	}
	do := func(steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatal(err)
		}
	}
	get := func(expression string) string {
		t.Helper()
		v, err := chromedp.Run(ctx, chromedp.Evaluate[string](expression))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	text := func(selector string) string { return get(`document.querySelector('` + selector + `').textContent`) }
	type css = chromedp.CSS

	do(chromedp.Navigate(a.URL+"/"), chromedp.WaitVisible(css("#message.bad")))
	refused := text("#message")
	do(chromedp.SendKeys(css("#token"), "a-token-for-the-test\t"), chromedp.WaitVisible(css("#reload")))
	lexicon := text("#lexicon")
	// An article must not be able to run anything in the page.
	evil := signed + `Картина «<img src=x onerror="document.title='owned'">» вышла в прокат. <script>document.title='owned'</script>`
	do(chromedp.SetValue(css("#text"), evil), chromedp.Click(css("#read")), chromedp.WaitVisible(css(".card")))
	card, marked := text(".card"), get(`[...document.querySelectorAll("#texts .e")].map(e => e.textContent).join("|")`)
	do(chromedp.Click(css(".card b")), chromedp.WaitVisible(css("#texts .pick")))
	picked, title := text("#texts .pick"), get("document.title")
	do(chromedp.Click(css("#reload")), chromedp.WaitReady(`//div[@id="message"][contains(., "the lexicon has changed")]`))
	note := text("#lexicon")
	do(chromedp.SetUploadFiles(css("#files"), []string{file}), chromedp.WaitReady(`//div[@class="text"][string-length() < 200]`))
	uploaded := text("#texts .text")
	if !strings.Contains(refused, "token") {
		t.Errorf("without a token: %q", refused)
	}
	if lexicon != program().Version() || note != "version2" || reloads != 1 {
		t.Errorf("lexicon %q, then %q; %d reloads", lexicon, note, reloads)
	}
	if !strings.Contains(card, "memorandum · signed") || !strings.Contains(card, "Министерство культуры Казахстана (KZ)") {
		t.Errorf("card %q", card)
	}
	if !strings.Contains(marked, "подписали") && !strings.Contains(marked, "меморандум") || picked == "" {
		t.Errorf("marked %q, picked %q", marked, picked)
	}
	if title != "Vestnik workbench" {
		t.Errorf("the text ran in the page: title %q", title)
	}
	if strings.TrimSpace(uploaded) != strings.TrimSpace(signed) {
		t.Errorf("uploaded %q", uploaded)
	}
	if len(faults) > 0 {
		t.Errorf("faults of the page: %v", faults)
	}
	if rows, err := a.server.Store.Last(t.Context()); rows != 0 || err != nil {
		t.Errorf("trying a text stored %d events, %v", rows, err)
	}
}

func TestWorkbenchHeaders(t *testing.T) {
	a := newAPI(t, nil)
	g := a.do("GET", "/", "")
	csp := g.header.Get("Content-Security-Policy")
	if g.code != 200 || !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") || strings.Count(csp, "sha256-") != 2 {
		t.Errorf("%d, policy %s", g.code, csp)
	}
	for _, outside := range []string{"http://", "https://", "src=\"", "@import", "url("} {
		if strings.Contains(string(workbenchPage), outside) {
			t.Errorf("the page is not self-contained: %s", outside)
		}
	}
}
