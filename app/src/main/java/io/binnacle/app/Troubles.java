package io.binnacle.app;

import io.binnacle.model.ConnectorException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what goes wrong in a command into words and an exit code. A stack trace goes to the log, never to the screen.
final class Troubles implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Troubles.class.getName());

    private final Program program;

    Troubles(Program program) {
        this.program = program;
    }

    @Override
    public int handleParseException(ParameterException trouble, String[] args) {
        var command = trouble.getCommandLine();
        program.say(String.valueOf(trouble.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(trouble, Program.writer(program.err()))) {
            program.err().println("  see: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        program.err().flush();
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception trouble, CommandLine command, ParseResult parsed) {
        if (trouble instanceof ConnectorException expected) {
            LOG.log(Level.FINE, "refused", expected);
            program.say(expected.refusal());
            return ExitCode.of(expected.refusal().reason());
        }
        if (trouble instanceof InterruptedException) {
            return ExitCode.FAILED;
        }
        LOG.log(Level.SEVERE, "unexpected", trouble);
        program.say("tried to run " + command.getCommandName() + "; it answered: "
                + SafeFormatter.masked(String.valueOf(trouble)));
        program.say("this is a fault of Binnacle's: the details are in "
                + program.state().log());
        return ExitCode.FAILED;
    }
}
