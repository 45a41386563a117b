package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"vestnik/pipeline/broker"
)

func newBrokerCommand() *cobra.Command {
	var port int
	var data string
	cmd := &cobra.Command{
		Use:   "broker",
		Short: "Run a Kafka broker for trying things out",
		Long: `Broker runs a Kafka broker of one node on the loopback interface until it is
interrupted. It speaks the Kafka protocol to any client and needs nothing
installed; it is for trying Vestnik out, not for data that matters.

With --data the topics are kept in a folder and survive the death of the
program, though not the loss of power.`,
		Example: `  vestnik broker --data topics &
  vestnik enqueue --create-topics news/
  vestnik stream --create-topics &
  vestnik tail --from-beginning`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := broker.StartAt(data, port)
			if err != nil {
				return &exitError{exitUsage, err}
			}
			defer b.Close()
			fmt.Fprintf(cmd.ErrOrStderr(), "vestnik: broker at %s\n", b.Addr())
			<-cmd.Context().Done()
			return nil
		},
	}
	cmd.Flags().IntVar(&port, "port", 9092, "port on 127.0.0.1, 0 for a free one")
	cmd.Flags().StringVar(&data, "data", "", "`folder` that keeps the topics (default: memory)")
	return cmd
}
