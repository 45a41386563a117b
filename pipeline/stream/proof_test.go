package stream

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/deadletter"
	"vestnik/pipeline/kafka"
)

// What the consumers of the proof take.
const (
	proofMaxArticle = 20_000
	proofTimeout    = 5 * time.Second
)

// long reports whether the long form is wanted.
func long() bool { return os.Getenv("VESTNIK_TEST_LONG") != "" }

// TestProof sends articles through consumers of their own processes while
// broker and consumers are stopped and killed, and shows that nothing is lost,
// nothing is made up, order holds, poison is exactly in the dead letters, and
// no offset was ever committed before the events below it were there.
//
// VESTNIK_TEST_LONG=1 takes 20,000 articles with 1, 2 and 3 consumers.
func TestProof(t *testing.T) {
	k := startKafka(t, 1)
	if !long() {
		(&proof{k: k, articles: 2000, consumers: 2}).run(t)
		return
	}
	for _, consumers := range []int{1, 2, 3} {
		t.Run(fmt.Sprintf("%d consumers", consumers), func(t *testing.T) {
			(&proof{k: k, articles: 20_000, consumers: consumers, rounds: 3}).run(t)
		})
	}
}

// TestProofCluster is TestProof over three nodes with the leader of a topic
// killed.
func TestProofCluster(t *testing.T) {
	if !long() {
		t.Skip("VESTNIK_TEST_LONG is not set")
	}
	k := startKafka(t, 3)
	(&proof{k: k, articles: 20_000, consumers: 2, rounds: 1}).run(t)
}

// proof is one run of it.
type proof struct {
	k         *realKafka
	articles  int
	consumers int
	rounds    int // of all that may happen; 0 means one short round

	t       testing.TB
	rand    *rand.Rand
	spec    consumerSpec
	p       *kafka.Publisher
	running []*consumer
	sent    int

	// Filled by the watcher.
	samples []sample
}

// sample is what the group had committed at a moment, and where the topics
// ended at a later one.
type sample struct {
	committed kafka.Mark
	ends      map[string]kafka.Mark
}

// happening is something that happens while articles are read.
type happening struct {
	name string
	do   func()
}

func (pr *proof) run(t *testing.T) {
	pr.t = t
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	pr.rand = rand.New(rand.NewPCG(seed, 1))
	run := fmt.Sprintf("proof-%d", seed)
	pr.spec = consumerSpec{Brokers: pr.k.addr, In: run + ".articles", Group: run, Prefix: run, Tombstones: true, Workers: 2, InFlight: 1 << 20}
	pr.p = kafka.NewPublisher(pr.k.addr)
	defer func() {
		pr.p.Timeout = time.Second
		if err := pr.p.Close(); err != nil {
			t.Error(err)
		}
	}()
	s, err := New(t.Context(), Options{
		Cluster: kafka.Cluster{Brokers: pr.k.addr}, In: pr.spec.In, Group: run, Prefix: run, Tombstones: true,
		CreateTopics: true, Partitions: 4, newExtract: toy(nil, ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.publisher.Close(); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	for range pr.consumers {
		pr.running = append(pr.running, startConsumer(t, pr.spec))
	}
	watching, stopWatching := context.WithCancel(t.Context())
	var watcher sync.WaitGroup
	watcher.Go(func() { pr.watch(watching) })

	happenings := pr.happenings()
	for i, h := range happenings {
		chunk := (pr.articles - pr.sent) / (len(happenings) - i + 1)
		pr.send(chunk)
		pr.untilRead(pr.sent - chunk + pr.rand.IntN(chunk))
		t.Logf("%5.1f s: %s", time.Since(began).Seconds(), h.name)
		h.do()
	}
	pr.send(pr.articles - pr.sent)
	pr.untilCommitted()
	t.Logf("%5.1f s: everything is committed", time.Since(began).Seconds())
	stopWatching()
	watcher.Wait()
	for _, c := range pr.running {
		if took := c.stop(t); took > 5*time.Second {
			t.Errorf("a consumer took %v to stop", took)
		}
	}
	pr.verify()
}

// happenings lists what will happen, in random order.
func (pr *proof) happenings() []happening {
	replace := func(end func(*consumer)) func() {
		return func() {
			i := pr.rand.IntN(len(pr.running))
			end(pr.running[i])
			pr.running[i] = startConsumer(pr.t, pr.spec)
		}
	}
	node := func() int {
		if pr.k.nodes == 1 {
			return 1
		}
		return pr.leader()
	}
	all := []happening{
		{"consumer: kill -9", replace(func(c *consumer) { c.kill(pr.t) })},
		{"consumer: SIGTERM", replace(func(c *consumer) {
			if took := c.stop(pr.t); took > 5*time.Second {
				pr.t.Errorf("a consumer took %v to stop", took)
			}
		})},
	}
	if pr.k.own() {
		all = append(all,
			happening{"broker: SIGTERM", func() { pr.restart(node(), syscall.SIGTERM) }},
			happening{"broker: kill -9", func() { pr.restart(node(), syscall.SIGKILL) }})
	}
	if pr.rounds > 0 {
		all = append(all, happening{"consumer: another joins", func() {
			c := startConsumer(pr.t, pr.spec)
			pr.running = append(pr.running, c)
		}}, happening{"consumer: one leaves with kill -9", func() {
			if len(pr.running) > 1 {
				pr.running[0].kill(pr.t)
				pr.running = pr.running[1:]
			}
		}})
	}
	var out []happening
	for range max(1, pr.rounds) {
		pr.rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		out = append(out, all...)
	}
	return out
}

// restart stops a node in a way and starts it again.
func (pr *proof) restart(node int, sig syscall.Signal) {
	pr.k.signal(node, sig)
	pr.k.start()
}

// leader gives the node that leads the first partition of the agreements.
func (pr *proof) leader() int {
	node, err := pr.p.Leader(pr.t.Context(), pr.spec.Prefix+".agreement.v1", 0)
	if err != nil {
		pr.t.Fatal(err)
	}
	return node
}

// send publishes the next n articles, one in 60 of them poison.
func (pr *proof) send(n int) {
	pr.t.Helper()
	var ms []kafka.Message
	for range n {
		ms = append(ms, kafka.Message{Topic: pr.spec.In, Message: proofMessage(pr.sent)})
		pr.sent++
		if len(ms) == 500 || pr.sent == pr.articles {
			if err := pr.p.Publish(pr.t.Context(), ms); err != nil {
				pr.t.Fatal(err)
			}
			ms = ms[:0]
		}
	}
	if err := pr.p.Publish(pr.t.Context(), ms); err != nil {
		pr.t.Fatal(err)
	}
}

// proofMessage makes article number n: about 2 KB, with one agreement for the
// lexicon and one film for toy, or poison.
func proofMessage(n int) cloudevent.Message {
	text := fmt.Sprintf("Министерство культуры Казахстана и компания «Альфа-%d» подписали меморандум о сотрудничестве в области кино.\n\nfilm %d\n\n", n, n)
	for i := range 8 {
		text += fmt.Sprintf("Участники встречи номер %d обсудили планы на будущий год и договорились продолжить работу в рабочих группах. ", n+i)
	}
	a := extract.Article{URI: fmt.Sprintf("https://example.org/%d", n), Title: fmt.Sprintf("Новость %d", n), Text: text, Published: "2025-10-05", Language: "ru"}
	switch {
	case n%60 != 59:
	case n%240 == 59:
		a.Text += "\npanic"
	case n%240 == 119:
		a.Text += strings.Repeat("длинно ", 2000)
	case n%240 == 179:
		return cloudevent.Message{Key: []byte(a.URI), Value: []byte(`{"uri": `)}
	case n < 240: // once: each takes proofTimeout
		a.Text += "\nhang"
	default:
		a.Text += "\nbroken"
	}
	m, err := articles.Encode(a)
	if err != nil {
		panic(err)
	}
	return m
}

// untilRead waits until about n articles gave their events.
func (pr *proof) untilRead(n int) {
	pr.t.Helper()
	eventually(pr.t, 2*time.Minute, func() error {
		end, err := pr.p.Mark(pr.t.Context(), pr.spec.Prefix+".film.v1")
		if err != nil {
			return err
		}
		got := 0
		for _, offset := range end {
			got += int(offset)
		}
		if want := n - n/60 - 4; got < want {
			return fmt.Errorf("%d of %d films", got, want)
		}
		return nil
	})
}

func (pr *proof) untilCommitted() {
	pr.t.Helper()
	end, err := pr.p.Mark(pr.t.Context(), pr.spec.In)
	if err != nil {
		pr.t.Fatal(err)
	}
	eventually(pr.t, 5*time.Minute, func() error {
		got, err := pr.p.Committed(pr.t.Context(), pr.spec.Group, pr.spec.In)
		if err == nil && !reflect.DeepEqual(got, end) {
			err = fmt.Errorf("committed %v of %v", got, end)
		}
		return err
	})
}

// watch samples offsets until ctx ends. First what is committed, then the ends
// of the topics: an event below a committed offset must be below those.
func (pr *proof) watch(ctx context.Context) {
	for pause(ctx, 50*time.Millisecond) {
		asked, cancel := context.WithTimeout(ctx, 2*time.Second)
		s := sample{ends: make(map[string]kafka.Mark)}
		var err error
		s.committed, err = pr.p.Committed(asked, pr.spec.Group, pr.spec.In)
		for _, topic := range pr.outputs() {
			if err == nil {
				s.ends[topic], err = pr.p.Mark(asked, topic)
			}
		}
		cancel()
		if err == nil { // else a broker is away
			pr.samples = append(pr.samples, s)
		}
	}
}

func (pr *proof) outputs() []string {
	return []string{pr.spec.Prefix + ".agreement.v1", pr.spec.Prefix + ".film.v1", pr.spec.Prefix + ".dlq"}
}

// place is where an event or letter first stands.
type place struct {
	topic     string
	partition int
	offset    int64
}

// verify compares all topics with what must be in them.
func (pr *proof) verify() {
	t := pr.t
	extractor := proofExtract(testProgram(t))()
	r := &rig{t: t.(*testing.T), p: pr.p}

	// What must be there, by article in the order of each partition.
	type article struct {
		offset int64
		ids    []string // of events, or of the letter
	}
	inputs := make(map[int][]article)
	wantEvents, wantLetters := make(map[string]bool), make(map[string]bool)
	kinds := make(map[event.Kind]int)
	for _, rec := range r.records(pr.spec.In) {
		in := article{offset: rec.Offset}
		a, err := articles.Decode(rec.Message.Message)
		poison := err != nil || len(rec.Value) > proofMaxArticle
		for _, mark := range []string{"\npanic", "\nhang", "\nbroken"} {
			poison = poison || strings.HasSuffix(a.Text, mark)
		}
		if poison {
			id := fmt.Sprintf("%d/%d", rec.Partition, rec.Offset)
			in.ids = []string{id}
			wantLetters[id] = true
		} else {
			for _, e := range extractor(a).Events {
				in.ids = append(in.ids, e.EventID())
				wantEvents[e.EventID()] = true
				kinds[e.Kind]++
			}
		}
		inputs[rec.Partition] = append(inputs[rec.Partition], in)
	}
	if kinds[event.KindAgreement] < pr.articles*9/10 || kinds[event.KindFilm] < pr.articles*9/10 {
		t.Errorf("the articles give too few events: %v", kinds)
	}

	// What is there.
	first := make(map[string]place)
	bytesOf := make(map[string]kafka.Record)
	twice := 0
	for _, topic := range pr.outputs() {
		for _, rec := range r.records(topic) {
			var id string
			if strings.HasSuffix(topic, ".dlq") {
				l, err := deadletter.Parse(rec.Message.Message)
				if err != nil {
					t.Fatal(err)
				}
				if id = fmt.Sprintf("%d/%d", l.Partition, l.Offset); !wantLetters[id] {
					t.Errorf("letter of %s (%s: %s) is unexpected", id, l.Cause, l.Error)
				}
			} else {
				env, err := cloudevent.ParseMessage(rec.Message.Message)
				if err != nil || rec.Tombstone() {
					t.Fatalf("%s/%d %d: %v, tombstone %v", topic, rec.Partition, rec.Offset, err, rec.Tombstone())
				}
				if id = env.ID; !wantEvents[id] {
					t.Errorf("event %s of %s is unexpected", id, env.Subject)
				}
			}
			if before, ok := bytesOf[id]; ok {
				twice++
				if !bytes.Equal(before.Key, rec.Key) || !bytes.Equal(before.Value, rec.Value) || !reflect.DeepEqual(before.Headers, rec.Headers) {
					t.Errorf("%s is there twice and not the same", id)
				}
				continue
			}
			bytesOf[id] = rec
			first[id] = place{topic, rec.Partition, rec.Offset}
		}
	}
	missing := 0
	for _, want := range []map[string]bool{wantEvents, wantLetters} {
		for id := range want {
			if _, ok := first[id]; !ok {
				missing++
			}
		}
	}
	if missing > 0 {
		t.Errorf("%d of %d events and letters are missing", missing, len(wantEvents)+len(wantLetters))
	}

	// Order: articles of a partition come for the first time in their order,
	// in each partition of each topic.
	disorder := 0
	for _, list := range inputs {
		last := make(map[place]int64) // offset 0 in the key
		for _, a := range list {
			for _, id := range a.ids {
				at, ok := first[id]
				key := place{at.topic, at.partition, 0}
				if ok && at.offset < last[key] {
					disorder++
				}
				last[key] = max(last[key], at.offset)
			}
		}
	}
	if disorder > 0 {
		t.Errorf("%d events out of order", disorder)
	}

	// Commits.
	early, strictest := 0, int64(0)
	for _, s := range pr.samples {
		for partition, committed := range s.committed {
			for _, a := range inputs[partition] {
				if a.offset >= committed {
					break
				}
				for _, id := range a.ids {
					if at, ok := first[id]; !ok || at.offset >= s.ends[at.topic][at.partition] {
						early++
					}
				}
			}
			strictest = max(strictest, committed)
		}
	}
	if early > 0 {
		t.Errorf("%d times an offset was committed before an event below it was there", early)
	}
	steps := make(map[string]bool)
	for _, s := range pr.samples {
		steps[fmt.Sprint(s.committed)] = true
	}
	t.Logf("%d articles, %d events, %d dead letters; %d repeated; %d samples of offsets at %d stands", pr.sent, len(wantEvents), len(wantLetters), twice, len(pr.samples), len(steps))
	if len(steps) < 5 {
		t.Errorf("the offsets were seen at %d stands only", len(steps))
	}
}
