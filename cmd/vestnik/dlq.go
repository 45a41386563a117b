package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestnik/pipeline/deadletter"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/stream"
)

func newDlqCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dlq",
		Short: "List and replay dead letters",
		Long: `The dead letters of a stream are the articles it could not read, in the topic
<prefix>.dlq: as they were, with headers that say why and from where. The causes
are decode, too-large, timeout, panic, event and rejected.`,
	}
	cmd.AddCommand(newDlqListCommand(), newDlqReplayCommand())
	return cmd
}

// dlqFlags are those of both subcommands.
type dlqFlags struct {
	cluster clusterFlags
	prefix  string
	cause   string
}

func (f *dlqFlags) add(cmd *cobra.Command) {
	f.cluster.add(cmd)
	cmd.Flags().StringVar(&f.prefix, "topic-prefix", "vestnik", "beginning of the topics' names")
	cmd.Flags().StringVar(&f.cause, "cause", "", "letters of this `cause` only")
}

// letter is a dead letter and where it stands in its own topic.
type letter struct {
	deadletter.Letter
	partition int
	offset    int64
}

// each calls do with the letters from the given offsets to the end, and returns
// the end.
func (f *dlqFlags) each(ctx context.Context, p *kafka.Publisher, from kafka.Mark, do func(letter) error) (kafka.Mark, error) {
	if f.cause != "" && !deadletter.Cause(f.cause).Known() {
		return nil, &exitError{exitUsage, fmt.Errorf("unknown cause %q: %v are known", f.cause, deadletter.Causes)}
	}
	topic := stream.DeadLetterTopic(f.prefix)
	if err := p.CheckTopics(ctx, topic); err != nil {
		return nil, &exitError{exitUsage, err}
	}
	end, err := p.Mark(ctx, topic)
	if err != nil {
		return nil, err
	}
	for _, part := range end.Partitions() {
		begin, ok := from[part]
		if !ok {
			begin = kafka.FirstOffset
		}
		for rec, err := range p.Span(ctx, topic, part, begin, end[part]) {
			if err != nil {
				return nil, err
			}
			l, err := deadletter.Parse(rec.Message.Message)
			if err != nil {
				return nil, fmt.Errorf("%s/%d %d: %w", topic, part, rec.Offset, err)
			}
			if f.cause != "" && l.Cause != deadletter.Cause(f.cause) {
				continue
			}
			if err := do(letter{l, part, rec.Offset}); err != nil {
				return nil, err
			}
		}
	}
	return end, nil
}

func letterLine(l deadletter.Letter) string {
	return fmt.Sprintf("%-9s %s/%d %d  %q  %s", l.Cause, l.Topic, l.Partition, l.Offset, l.Message.Key, l.Error)
}

func newDlqListCommand() *cobra.Command {
	var f dlqFlags
	var format string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List dead letters",
		Example: `  vestnik dlq list --cause decode
  vestnik dlq list --format jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w := cmd.OutOrStdout()
			print := printLetter
			switch format {
			case "table":
			case "jsonl":
				print = printLetterJSON
			default:
				return &exitError{exitUsage, fmt.Errorf("unknown format %q: table and jsonl are known", format)}
			}
			p, err := f.cluster.publisher()
			if err != nil {
				return err
			}
			n := 0
			_, err = f.each(cmd.Context(), p, nil, func(l letter) error { n++; return print(w, l) })
			if err = errors.Join(err, p.Close()); err != nil {
				return failed(err)
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "vestnik: %s\n", plural(n, "dead letter"))
			return nil
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&format, "format", "table", "table or jsonl")
	return cmd
}

// failed keeps the exit code of an error that has one.
func failed(err error) error {
	var e *exitError
	if errors.As(err, &e) {
		return e
	}
	return &exitError{exitFailed, err}
}

func printLetter(w io.Writer, l letter) error {
	_, err := fmt.Fprintln(w, letterLine(l.Letter))
	return err
}

func printLetterJSON(w io.Writer, l letter) error {
	headers := make(map[string]string)
	for _, h := range l.Message.Headers {
		headers[h.Key] = string(h.Value)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Cause     deadletter.Cause  `json:"cause"`
		Error     string            `json:"error"`
		Topic     string            `json:"topic"`
		Partition int               `json:"partition"`
		Offset    int64             `json:"offset"`
		Key       string            `json:"key"`
		Headers   map[string]string `json:"headers,omitempty"`
		Truncated int               `json:"truncated,omitempty"`
		Value     []byte            `json:"value"` // base64
	}{l.Cause, l.Error, l.Topic, l.Partition, l.Offset, string(l.Message.Key), headers, l.Truncated, l.Message.Value})
}

func newDlqReplayCommand() *cobra.Command {
	var x replaying
	cmd := &cobra.Command{
		Use:   "replay",
		Short: "Send dead letters to their topic again",
		Long: `Replay puts the messages of dead letters back into the topic and partition they
came from, as they were, so that the stream reads them again: after a change of
the program, the lexicon or its limits. How far it came is remembered as the
offsets of a consumer group (--group), so that the next replay begins behind it;
--all begins at the beginning. With --cause the other letters are passed over
for good.

A letter whose value was cut off, because a message must not be that large, is
sent whole from where it stood, if it is still there.`,
		Example: `  vestnik dlq replay --cause timeout --dry-run
  vestnik dlq replay --cause timeout`,
		Args: cobra.NoArgs,
		RunE: x.run,
	}
	x.dlqFlags.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&x.group, "group", "vestnik-dlq-replay", "consumer group that remembers what was replayed")
	flags.BoolVar(&x.all, "all", false, "replay what was replayed before too")
	flags.BoolVar(&x.dry, "dry-run", false, "say what would be sent")
	flags.StringVar(&x.to, "to", "", "`topic` to send to instead of the one they came from")
	return cmd
}

// replaying is one run of the command.
type replaying struct {
	dlqFlags
	group, to string
	all, dry  bool
}

func (x *replaying) run(cmd *cobra.Command, _ []string) error {
	ctx, stderr := cmd.Context(), cmd.ErrOrStderr()
	p, err := x.cluster.publisher()
	if err != nil {
		return err
	}
	topic := stream.DeadLetterTopic(x.prefix)
	var from kafka.Mark
	if !x.all {
		if from, err = p.Committed(ctx, x.group, topic); err != nil {
			return &exitError{exitUsage, err}
		}
	}
	sent, lost := 0, 0
	end, err := x.each(ctx, p, from, func(l letter) error {
		if x.dry {
			sent++
			return printLetter(cmd.OutOrStdout(), l)
		}
		m := kafka.Message{Topic: l.Topic, Message: l.Message}
		if l.Truncated > 0 {
			whole, err := original(ctx, p, l.Letter)
			if err != nil {
				lost++
				fmt.Fprintf(stderr, "vestnik: %s/%d %d: %v\n", topic, l.partition, l.offset, err)
				return nil
			}
			m = whole
		}
		sent++
		if x.to != "" {
			m.Topic = x.to
			return p.Publish(ctx, []kafka.Message{m})
		}
		return p.PublishAt(ctx, l.Partition, []kafka.Message{m})
	})
	if err == nil && !x.dry {
		err = p.Commit(ctx, x.group, topic, end)
	}
	if err = errors.Join(err, p.Close()); err != nil {
		return failed(err)
	}
	fmt.Fprintf(stderr, "vestnik: %s replayed, %d cannot be\n", plural(sent, "dead letter"), lost)
	if lost > 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// original reads the whole message of a letter from where it stood.
func original(ctx context.Context, p *kafka.Publisher, l deadletter.Letter) (kafka.Message, error) {
	first, err := p.First(ctx, l.Topic)
	if err != nil {
		return kafka.Message{}, err
	}
	if first[l.Partition] <= l.Offset {
		for rec, err := range p.Span(ctx, l.Topic, l.Partition, l.Offset, l.Offset+1) {
			if err != nil {
				return kafka.Message{}, err
			}
			return rec.Message, nil
		}
	}
	return kafka.Message{}, fmt.Errorf("the value was cut off, and %s/%d %d is no longer there", l.Topic, l.Partition, l.Offset)
}
