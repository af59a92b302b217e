package io.binnacle.app;

import io.binnacle.session.Recents;
import java.util.concurrent.Callable;
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
        var troubles = new Troubles(program);
        return new CommandLine(new RootCommand(program))
                .addSubcommand(new OpenCommand(program))
                .addSubcommand(new DemoCommand(program))
                .addSubcommand(new SnapshotCommand(program))
                .addSubcommand(new TopologyCommand(program))
                .addSubcommand(new SchedulerCommand(program))
                .addSubcommand(new AppsCommand(program))
                .addSubcommand(new DeployCommand(program))
                .addSubcommand(new ScaleCommand(program))
                .addSubcommand(new RollbackCommand(program))
                .addSubcommand(new RestartCommand(program))
                .addSubcommand(new RedeployCommand(program))
                .addSubcommand(new StopCommand(program))
                .addSubcommand(completion())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(Program.writer(program.out()))
                .setErr(Program.writer(program.err()))
                .setParameterExceptionHandler(troubles)
                .setExecutionExceptionHandler(troubles);
    }

    /// `eval "$(binnacle generate-completion)"`.
    private static CommandLine completion() {
        var completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        return completion;
    }
}
