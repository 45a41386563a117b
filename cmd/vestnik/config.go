package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/knadh/koanf/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v4"
)

// envPrefix begins the names of environment variables: VESTNIK_TOPIC_PREFIX
// stands for --topic-prefix.
const envPrefix = "VESTNIK_"

// fromDefault is the origin of a setting that nobody made.
const fromDefault = "default"

// addConfig makes all commands of root take their settings from a
// configuration file and the environment as well as from flags.
func addConfig(root *cobra.Command) {
	root.PersistentFlags().String("config", "", "configuration `file` in YAML (see vestnik config)")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if cmd.DisableFlagParsing || cmd.Name() == "help" || strings.HasPrefix(cmd.Name(), "__") {
			return nil
		}
		_, err := applyConfig(cmd)
		return err
	}
}

// layer is a source of settings for koanf, flat, by the names of flags.
type layer map[string]any

// Read implements koanf.Provider.
func (l layer) Read() (map[string]any, error) { return l, nil }

// ReadBytes implements koanf.Provider.
func (l layer) ReadBytes() ([]byte, error) { return nil, errors.ErrUnsupported }

// applyConfig sets the flags of a command that the command line does not set
// to what the environment says, or else the configuration file: a section of
// the command before the top level. It returns where each setting is from, by
// flag.
func applyConfig(cmd *cobra.Command) (map[string]string, error) {
	origins := make(map[string]string)
	merged := koanf.New("/") // no flag holds it
	load := func(l layer, origin func(name string) string) error {
		for name := range l {
			origins[name] = origin(name)
		}
		return merged.Load(l, nil)
	}
	file := configFile(cmd)
	if file != "" {
		top, section, err := readConfig(cmd, file)
		if err == nil {
			err = errors.Join(load(top, func(string) string { return file }), load(section, func(string) string { return file + " " + cmd.Name() }))
		}
		if err != nil {
			return nil, &exitError{exitUsage, err}
		}
	}
	env, flags := make(layer), make(layer)
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if value, ok := os.LookupEnv(envName(f.Name)); ok && f.Name != "config" && f.Name != "help" {
			env[f.Name] = value
		}
		if f.Changed {
			flags[f.Name] = f.Value.String()
		}
	})
	if err := errors.Join(load(env, envName), load(flags, func(name string) string { return "--" + name })); err != nil {
		return nil, &exitError{exitUsage, err}
	}
	for _, name := range merged.Keys() {
		f := cmd.Flags().Lookup(name)
		if f == nil || f.Changed {
			continue
		}
		if err := setFlag(f, merged.Get(name)); err != nil {
			return nil, &exitError{exitUsage, fmt.Errorf("%s: %s: %w", origins[name], name, err)}
		}
	}
	return origins, nil
}

// configFile names the configuration file: --config, else VESTNIK_CONFIG.
func configFile(cmd *cobra.Command) string {
	if f := cmd.Flags().Lookup("config"); f != nil && f.Changed {
		return f.Value.String()
	}
	return os.Getenv(envPrefix + "CONFIG")
}

func envName(flag string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// setFlag gives a flag the value of a file or the environment. A list may be
// one of YAML.
func setFlag(f *pflag.Flag, value any) error {
	if list, ok := value.([]any); ok {
		s, ok := f.Value.(pflag.SliceValue)
		if !ok {
			return errors.New("one value is wanted, not a list")
		}
		var items []string
		for _, v := range list {
			items = append(items, fmt.Sprint(v))
		}
		return s.Replace(items)
	}
	switch value.(type) {
	case map[string]any:
		return errors.New("a value is wanted, not a section")
	case nil:
		return nil
	}
	return f.Value.Set(fmt.Sprint(value))
}

// readConfig reads what a file says to all commands and to this one. A name
// that no command has is an error.
func readConfig(cmd *cobra.Command, file string) (top, section layer, err error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, fmt.Errorf("configuration: %w", err)
	}
	var all map[string]any
	if err := yaml.Unmarshal(raw, &all); err != nil {
		return nil, nil, fmt.Errorf("configuration %s: %w", file, err)
	}
	known := commandFlags(cmd.Root())
	top = make(layer)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		inner, isSection := all[name].(map[string]any)
		flags, isCommand := known[name]
		switch {
		case isSection && isCommand:
			for _, key := range slices.Sorted(maps.Keys(inner)) {
				if !flags[key] {
					return nil, nil, fmt.Errorf("configuration %s: the command %s has no setting %q", file, name, key)
				}
			}
			if name == cmd.Name() {
				section = inner
			}
		case !isSection && known[""][name]:
			top[name] = all[name]
		default:
			return nil, nil, fmt.Errorf("configuration %s: there is no setting or command %q", file, name)
		}
	}
	return top, section, nil
}

// commandFlags gives the flags of each command by its name, and of all
// commands under "".
func commandFlags(root *cobra.Command) map[string]map[string]bool {
	known := map[string]map[string]bool{"": {}}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		flags := known[c.Name()]
		if flags == nil {
			flags = make(map[string]bool)
			known[c.Name()] = flags
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "config" && f.Name != "help" {
				flags[f.Name] = true
				known[""][f.Name] = true
			}
		})
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	for _, sub := range root.Commands() {
		walk(sub)
	}
	return known
}

func newConfigCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "config [COMMAND [FLAG...]]",
		Short: "Show the settings of a command and where each is from",
		Long: `Config shows the settings that a command (stream when none is named) would run
with, as YAML, and where each is from. A setting has one name everywhere:

  --topic-prefix news            a flag, which goes before all
  VESTNIK_TOPIC_PREFIX=news      the environment
  stream: {topic-prefix: news}   the section of the command in the configuration file
  topic-prefix: news             the top level of the file, for all commands

The file is named by --config or VESTNIK_CONFIG. A name in it that no command
knows is an error.`,
		Example: `  vestnik config
  vestnik config stream --config /etc/vestnik.yaml --tombstones`,
		DisableFlagParsing: true, // they are those of the other command
		RunE:               showConfig,
	}
}

func showConfig(cmd *cobra.Command, args []string) error {
	if slices.Contains(args, "--help") || slices.Contains(args, "-h") {
		return cmd.Help()
	}
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		args = append([]string{"stream"}, args...)
	}
	target, rest, err := cmd.Root().Find(args)
	if err != nil {
		return &exitError{exitUsage, err}
	}
	if err := target.ParseFlags(rest); err != nil {
		return &exitError{exitUsage, err}
	}
	origins, err := applyConfig(target)
	if err != nil {
		return err
	}
	var lines [][2]string
	widest := 0
	target.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" || f.Name == "config" {
			return
		}
		origin := origins[f.Name]
		if origin == "" {
			origin = fromDefault
		}
		line := f.Name + ": " + shown(f)
		widest = max(widest, len([]rune(line)))
		lines = append(lines, [2]string{line, origin})
	})
	for _, l := range lines {
		if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%-*s  # %s\n", min(widest, 50), l[0], l[1]); err != nil {
			return err
		}
	}
	return nil
}

// shown writes a value as YAML; of a password only that there is one.
func shown(f *pflag.Flag) string {
	if strings.Contains(f.Name, "password") || strings.Contains(f.Name, "token") {
		if f.Value.String() == "" {
			return `""`
		}
		return `"***"`
	}
	var value any = f.Value.String()
	if s, ok := f.Value.(pflag.SliceValue); ok {
		value = s.GetSlice()
	} else {
		switch f.Value.Type() {
		case "bool", "int", "float64":
			return f.Value.String()
		}
	}
	raw, err := yaml.Marshal(value)
	if err != nil {
		return f.Value.String()
	}
	if list, ok := value.([]string); ok {
		return "[" + strings.Join(list, ", ") + "]"
	}
	return strings.TrimSpace(string(raw))
}
