package stream

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/broker"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/deadletter"
	"vestnik/pipeline/kafka"
)

// toy is an extractor for tests: each line "agreement NAME" or "film NAME" of
// a text is a fact, "panic" panics, "hang" waits for release, "broken" gives an
// event that breaks the contract, "huge" one that is too large.
func toy(release <-chan struct{}, lexicon string) func() func(extract.Article) extract.Result {
	return func() func(extract.Article) extract.Result {
		return func(a extract.Article) (out extract.Result) {
			out.Drops = map[string]int{}
			for line := range strings.Lines(a.Text) {
				word, name, _ := strings.Cut(strings.TrimSpace(line), " ")
				e := event.Event{
					Salience: event.Main, Confidence: 0.9, Provenance: event.Provenance{Lexicon: lexicon},
					Document: event.Document{URI: a.URI, Published: a.Published, SHA256: event.HashText(a.Text)},
				}
				switch word {
				case "agreement":
					e.Kind, e.Agreement = event.KindAgreement, &event.AgreementData{AgreementType: event.Memorandum, Status: event.Signed, Title: name}
				case "film":
					e.Kind, e.Film = event.KindFilm, &event.FilmData{Film: event.Film{Name: name}, Stage: event.Announced}
				case "broken":
					e.Kind = event.KindFilm
				case "huge":
					e.Kind, e.Film = event.KindFilm, &event.FilmData{Film: event.Film{Name: strings.Repeat("ы", 1<<19)}, Stage: event.Announced}
				case "panic":
					panic("as told")
				case "hang":
					<-release
					continue
				default:
					out.Drops["other"]++
					continue
				}
				e.ID = event.FactID(a.URI, e.Kind, name)
				out.Events = append(out.Events, e)
			}
			return out
		}
	}
}

// rig is a broker with the topics of a stream, and what the test sends to them
// and finds there.
type rig struct {
	t *testing.T
	b *broker.Broker
	p *kafka.Publisher
	o Options
}

func newRig(t *testing.T) *rig {
	t.Helper()
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, b: b, p: kafka.NewPublisher(b.Addr())}
	r.o = Options{
		Cluster: kafka.Cluster{Brokers: b.Addr()}, In: "articles", Group: "g", Prefix: "t", CreateTopics: true, Partitions: 2,
		newExtract: toy(nil, "v1"), Workers: 3,
	}
	t.Cleanup(func() {
		if err := r.p.Close(); err != nil {
			t.Error(err)
		}
		b.Close()
	})
	return r
}

// send publishes articles of uri and text in turn.
func (r *rig) send(uriText ...string) {
	r.t.Helper()
	var ms []kafka.Message
	for i := 0; i < len(uriText); i += 2 {
		m, err := articles.Encode(extract.Article{URI: uriText[i], Text: uriText[i+1], Published: "2025-10-05"})
		if err != nil {
			r.t.Fatal(err)
		}
		ms = append(ms, kafka.Message{Topic: r.o.In, Message: m})
	}
	r.publish(ms...)
}

func (r *rig) publish(ms ...kafka.Message) {
	r.t.Helper()
	if err := r.p.Create(r.t.Context(), kafka.Topic{Name: r.o.In, Partitions: r.o.Partitions}); err != nil {
		r.t.Fatal(err)
	}
	if err := r.p.Publish(r.t.Context(), ms); err != nil {
		r.t.Fatal(err)
	}
}

// start starts a stream and returns it with a function that stops it.
func (r *rig) start() (*Stream, func()) {
	r.t.Helper()
	s, err := New(r.t.Context(), r.o)
	if err != nil {
		r.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(r.t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	stopped := false
	stop := func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		select {
		case err := <-done:
			if err != nil {
				r.t.Error(err)
			}
		case <-time.After(5 * time.Second):
			r.t.Error("the stream did not stop within 5 s")
		}
	}
	r.t.Cleanup(stop)
	return s, stop
}

// process runs a stream until all articles are committed.
func (r *rig) process() *Stream {
	r.t.Helper()
	s, stop := r.start()
	r.committed()
	stop()
	return s
}

// committed waits until the group has committed the end of the articles topic.
func (r *rig) committed() {
	r.t.Helper()
	end, err := r.p.Mark(r.t.Context(), r.o.In)
	if err != nil {
		r.t.Fatal(err)
	}
	maps.DeleteFunc(end, func(_ int, n int64) bool { return n == 0 })
	eventually(r.t, 20*time.Second, func() error {
		got, err := r.p.Committed(r.t.Context(), r.o.Group, r.o.In)
		if err == nil && !maps.Equal(got, end) {
			err = fmt.Errorf("committed %v of %v", got, end)
		}
		return err
	})
}

// eventually asks again and again until check gives no error.
func eventually(t testing.TB, limit time.Duration, check func() error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	for {
		err := check()
		if err == nil {
			return
		}
		if !pause(ctx, 20*time.Millisecond) {
			t.Fatalf("not within %v: %v", limit, err)
		}
	}
}

// records reads a topic to its end, its partitions one after another.
func (r *rig) records(topic string) (out []kafka.Record) {
	r.t.Helper()
	end, err := r.p.Mark(r.t.Context(), topic)
	if err != nil {
		r.t.Fatal(err)
	}
	lists := make([][]kafka.Record, len(end))
	var all sync.WaitGroup
	for i, part := range end.Partitions() {
		all.Go(func() {
			for rec, err := range r.p.Span(r.t.Context(), topic, part, kafka.FirstOffset, end[part]) {
				if err != nil {
					r.t.Error(err)
					return
				}
				lists[i] = append(lists[i], rec)
			}
		})
	}
	all.Wait()
	return slices.Concat(lists...)
}

// live lists the facts of a topic that stand after compaction, as "subject
// name", with " = original" for duplicates.
func (r *rig) live(topic string) []string {
	r.t.Helper()
	byKey := make(map[string]string)
	for _, rec := range r.records(topic) {
		if rec.Tombstone() {
			delete(byKey, string(rec.Key))
			continue
		}
		env, err := cloudevent.ParseMessage(rec.Message.Message)
		if err != nil {
			r.t.Fatal(err)
		}
		e, err := env.Event()
		if err != nil {
			r.t.Fatal(err)
		}
		line := env.Subject + " "
		if e.Film != nil {
			line += e.Film.Film.Name
		} else {
			line += e.Agreement.Title
		}
		if env.DuplicateOf != "" {
			line += " = " + env.DuplicateOf
		}
		byKey[string(rec.Key)] = line
	}
	return slices.Sorted(maps.Values(byKey))
}

func (r *rig) expect(topic string, want ...string) {
	r.t.Helper()
	slices.Sort(want)
	if got := r.live(topic); !slices.Equal(got, want) {
		r.t.Errorf("%s:\ngot  %q\nwant %q", topic, got, want)
	}
}

// TestStream sends some hundred articles through and looks at order, keys and
// ids.
func TestStream(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	s, stop := r.start()
	want := make(map[string]int)
	for n := range 300 {
		uri := fmt.Sprintf("u%d", n%70)
		text := fmt.Sprintf("agreement %d\nfilm %d\nx\n", n, n)
		r.send(uri, text)
		for _, e := range toy(nil, "v1")()(extract.Article{URI: uri, Text: text, Published: "2025-10-05"}).Events {
			want[e.EventID()]++
		}
	}
	r.committed()
	stop()
	if c := s.Counts(); c != (Counts{Articles: 300, Events: 600}) {
		t.Errorf("%+v", c)
	}
	got := make(map[string]int)
	for _, topic := range []string{"t.agreement.v1", "t.film.v1"} {
		for _, rec := range r.records(topic) {
			env, err := cloudevent.ParseMessage(rec.Message.Message)
			if err != nil {
				t.Fatal(err)
			}
			e, err := env.Event()
			if err != nil {
				t.Fatal(err)
			}
			got[env.ID]++
			if string(rec.Key) != e.ID || env.Time != "2025-10-05T00:00:00Z" || env.Source != "/vestnik" {
				t.Fatalf("key %s, %+v", rec.Key, env)
			}
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("%d events, want %d", len(got), len(want))
	}
	if len(r.records("t.dlq")) != 0 {
		t.Error("there are dead letters")
	}
}

// TestDeadLetters: each kind of poison lands in the dead letters with its
// cause, and everything around it is read.
func TestDeadLetters(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	release := make(chan struct{})
	r.o.newExtract, r.o.Timeout, r.o.MaxArticle = toy(release, "v1"), 3*time.Second, 4000
	s, stop := r.start()
	poison := map[string]deadletter.Cause{
		"panic": deadletter.Panic, "hang": deadletter.Timeout, "broken": deadletter.Event, "huge": deadletter.Event,
		strings.Repeat("long ", 1000): deadletter.TooLarge,
	}
	want := make(map[string]deadletter.Cause) // by key
	var good []string
	n := 0
	for text, cause := range poison {
		r.send(fmt.Sprintf("a%d", n), "film A", fmt.Sprintf("p%d", n), text+"\nfilm B", fmt.Sprintf("b%d", n), "film C")
		want[fmt.Sprintf("p%d", n)] = cause
		good = append(good, fmt.Sprintf("a%d A", n), fmt.Sprintf("b%d C", n))
		n++
	}
	raw := kafka.Message{Topic: "articles", Message: cloudevent.Message{Key: []byte("raw"), Value: []byte{'{', 0xff},
		Headers: []cloudevent.Header{{Key: "content-type", Value: []byte("application/json")}, {Key: "trace", Value: []byte("7")}}}}
	r.publish(raw)
	want["raw"] = deadletter.Decode
	r.committed()
	if n := s.abandoned.Load(); n != 1 {
		t.Errorf("%d readings run on", n)
	}
	close(release)
	eventually(t, 5*time.Second, func() error {
		if n := s.abandoned.Load(); n != 0 {
			return fmt.Errorf("%d readings run on", n)
		}
		return nil
	})
	stop()
	r.expect("t.film.v1", good...)
	got := make(map[string]deadletter.Cause)
	source := make(map[string]kafka.Record)
	for _, rec := range r.records("articles") {
		source[fmt.Sprint(rec.Partition, rec.Offset)] = rec
	}
	for _, rec := range r.records("t.dlq") {
		l, err := deadletter.Parse(rec.Message.Message)
		if err != nil {
			t.Fatal(err)
		}
		got[string(rec.Key)] = l.Cause
		from := source[fmt.Sprint(l.Partition, l.Offset)]
		if l.Topic != "articles" || string(from.Key) != string(rec.Key) || string(from.Value) != string(l.Message.Value) || len(from.Headers) != len(l.Message.Headers) || l.Error == "" {
			t.Errorf("letter of %s: %s %d %d %q", rec.Key, l.Topic, l.Partition, l.Offset, l.Error)
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("dead letters %v\nwant %v", got, want)
	}
	if c := s.Counts(); c.DeadLetters != len(want) || c.Articles != 2*len(poison)+len(want) {
		t.Errorf("%+v", c)
	}
}

// TestTombstones reads articles again with another lexicon, by another member,
// and withdraws one.
func TestTombstones(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.o.Tombstones = true
	r.send("u", "film A\nfilm B\nagreement C", "v", "film D")
	r.process()
	r.expect("t.film.v1", "u A", "u B", "v D")
	r.send("u", "film B\nfilm E", "u", "film B\nfilm F") // twice in one batch
	r.process()
	r.expect("t.film.v1", "u B", "u F", "v D")
	r.expect("t.agreement.v1")
	before := len(r.records("t.state.v1"))
	r.send("u", "film B\nfilm F", "v", "film D")
	s := r.process()
	if c := s.Counts(); c.Tombstones != 0 || len(r.records("t.state.v1")) != before {
		t.Errorf("nothing changed: %+v", c)
	}
	r.publish(kafka.Message{Topic: "articles", Message: cloudevent.Message{Key: []byte("u")}})
	s = r.process()
	if c := s.Counts(); c.Tombstones != 2 {
		t.Errorf("withdrawn: %+v", c)
	}
	r.expect("t.film.v1", "v D")
	// Poison is no reading: what is known stays.
	r.send("v", "panic")
	r.process()
	r.expect("t.film.v1", "v D")
}

func TestDuplicates(t *testing.T) {
	release := "film Весна\nСтудия и фонд рассказали о новой картине на встрече с журналистами в понедельник утром, съёмки начнутся летом"
	reprint := release + "\nПодробности позже"
	for _, tt := range []struct {
		mode Duplicates
		want []string
	}{
		{KeepDuplicates, []string{"a Весна", "b Весна"}},
		{MarkDuplicates, []string{"a Весна", "b Весна = a"}},
		{DropDuplicates, []string{"a Весна"}},
	} {
		t.Run(tt.mode.String(), func(t *testing.T) {
			r := newRig(t)
			r.o.Partitions, r.o.Duplicates, r.o.Threshold = 1, tt.mode, 0.6
			r.send("a", release, "b", reprint, "a", release)
			r.process()
			r.expect("t.film.v1", tt.want...)
		})
	}
}

func TestFilter(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.o.Filter.Languages = []string{"ru"}
	r.send("a", "film A", "b", "film Б\nкартина о севере")
	r.process()
	r.expect("t.film.v1", "b Б")
}

func TestStart(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.o.CreateTopics = false
	if _, err := New(t.Context(), r.o); err == nil || !strings.Contains(err.Error(), `topic "articles" does not exist`) {
		t.Errorf("without topics: %v", err)
	}
	r.o.CreateTopics, r.o.Tombstones = true, true
	if err := r.p.CreateTopics(t.Context(), 1, "t.state.v1"); err != nil {
		t.Fatal(err)
	}
	if _, err := New(t.Context(), r.o); err == nil || !strings.Contains(err.Error(), "needs as many") {
		t.Errorf("with a small state topic: %v", err)
	}
	for _, o := range []Options{{}, {In: "a"}, {In: "a", Group: "g"}} {
		if o.Cluster.Brokers = "localhost:1"; o.check() == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}

// TestReload: another program is used from the next article on.
func TestReload(t *testing.T) {
	r := newRig(t)
	r.o.newExtract = nil
	var programs []*extract.Program
	r.o.Program = func() *extract.Program { return programs[len(programs)-1] }
	rd := reader{s: &Stream{o: r.o}}
	programs = append(programs, testProgram(t))
	rd.extractor()
	first := rd.program
	rd.extractor()
	if rd.program != first {
		t.Error("the same program gave another extractor")
	}
	second := *programs[0]
	programs = append(programs, &second)
	if rd.extractor(); rd.program != &second {
		t.Error("the new program is not used")
	}
}

// TestStopWithoutBroker: a broker that went away does not hold the stop up.
func TestStopWithoutBroker(t *testing.T) {
	t.Parallel()
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	r := newRig(t)
	r.o.Cluster.Brokers = b.Addr()
	p := kafka.NewPublisher(b.Addr())
	r2 := &rig{t: t, b: b, p: p, o: r.o}
	_, stop := r2.start()
	r2.send("a", "film A")
	r2.committed()
	p.Timeout = 100 * time.Millisecond
	b.Close()
	stop() // fails when it takes 5 s
	if err := p.Close(); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Log(err)
	}
}
