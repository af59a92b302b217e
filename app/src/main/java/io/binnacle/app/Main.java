package io.binnacle.app;

import java.util.List;

/// Starts the program. It does not extend the toolkit's application class, since a class that does can be started from
/// a module only.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var program = Program.ofThisProcess();
        var words = List.of(args);
        EarlyToolkit.startFor(words, program.display());
        LogFile.start(program);
        var code = RootCommand.forWords(program, words).execute(args);
        program.out().flush();
        program.err().flush();
        System.exit(code);
    }
}
