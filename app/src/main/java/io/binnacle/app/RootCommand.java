package io.binnacle.app;

import io.binnacle.session.Recents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `binnacle` without a command: the window, with the clusters that were open last.
@Command(
        name = "binnacle",
        description = "A live map of your containers that is also the controls.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:something unexpected; the details are in the log file",
            " 2:the command line cannot work as written",
            " 3:an endpoint did not answer; what did is shown all the same",
            " 4:an endpoint refused access",
            " 5:a change was refused, or did not come to its end"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle demo                          look around without a cluster",
            "  binnacle open ssh://me@atlas prod      a host and a Docker context together",
            "  binnacle snapshot prod --out map.png   a picture for a report"
        })
final class RootCommand implements Callable<Integer> {
    private static final String COMPLETION = "generate-completion";

    private final Program program;

    RootCommand(Program program) {
        this.program = program;
    }

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Tells everything on standard error.")
    void debug(boolean on) {
        if (on) {
            LogFile.debug();
        }
    }

    @Override
    public Integer call() {
        program.display().require();
        var last = new Recents(program.state().path()).lastOpen();
        BinnacleApplication.show(new WindowOrder(program, last, true, WindowOrder.Watched.NO));
        return ExitCode.DONE;
    }

    /// The whole command line.
    static CommandLine of(Program program) {
        return of(program, commands(program));
    }

    /// As much of it as these words need: each command that is left out is a hundredth of a second won.
    static CommandLine forWords(Program program, List<String> words) {
        var commands = commands(program);
        if (words.isEmpty()) {
            commands.clear();
        } else if (commands.containsKey(words.getFirst()) && !words.getFirst().equals(COMPLETION)) {
            commands.keySet().retainAll(List.of(words.getFirst()));
        }
        return of(program, commands);
    }

    private static CommandLine of(Program program, Map<String, Supplier<Object>> commands) {
        var line = new CommandLine(new RootCommand(program));
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        var troubles = new Troubles(program);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(Program.writer(program.out()))
                .setErr(Program.writer(program.err()))
                .setParameterExceptionHandler(troubles)
                .setExecutionExceptionHandler(troubles);
    }

    /// In the order of the help.
    private static Map<String, Supplier<Object>> commands(Program program) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("open", () -> new OpenCommand(program));
        commands.put("demo", () -> new DemoCommand(program));
        commands.put("snapshot", () -> new SnapshotCommand(program));
        commands.put("topology", () -> new TopologyCommand(program));
        commands.put("scheduler", () -> new SchedulerCommand(program));
        commands.put("apps", () -> new AppsCommand(program));
        commands.put("deploy", () -> new DeployCommand(program));
        commands.put("scale", () -> new ScaleCommand(program));
        commands.put("rollback", () -> new RollbackCommand(program));
        commands.put("drain", () -> new DrainCommand(program));
        commands.put("activate", () -> new ActivateCommand(program));
        commands.put("restart", () -> new RestartCommand(program));
        commands.put("redeploy", () -> new RedeployCommand(program));
        commands.put("stop", () -> new StopCommand(program));
        commands.put("start", () -> new StartCommand(program));
        commands.put("cancel", () -> new CancelCommand(program));
        commands.put("audit", () -> new AuditCommand(program));
        commands.put("evidence", () -> new EvidenceCommand(program));
        commands.put("shell", () -> new ShellCommand(program));
        commands.put(COMPLETION, RootCommand::completion);
        return commands;
    }

    /// `eval "$(binnacle generate-completion)"`.
    private static CommandLine completion() {
        var completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        return completion;
    }
}
