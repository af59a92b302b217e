package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `binnacle redeploy`: an app with another image, or once more with its own.
@Command(
        name = "redeploy",
        description = "Brings an app to another image, or starts it anew with its own, and waits until it is well.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle redeploy http://127.0.0.1:8080 /shop/web registry.lab/web:2.41.1",
            "  binnacle redeploy http://127.0.0.1:8080 web --preview",
            "  binnacle redeploy ssh://me@manager web --env POOL_MAX=50 --env-rm DEBUG",
            "  binnacle redeploy ssh://me@atlas shop/web registry.lab/web:2.41.1 --yes"
        })
final class RedeployCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private Changing changing = new Changing();

    @Parameters(index = "1", paramLabel = "APP", description = "Its id, or its name where only one has it.")
    private String app = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "IMAGE",
            description = "The image with its tag; the present one when absent.")
    private @Nullable String image;

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "Sets a variable; more than one may be given.")
    private List<String> set = List.of();

    @Option(names = "--env-rm", paramLabel = "NAME", description = "Takes a variable away.")
    private List<String> removed = List.of();

    @Spec
    private CommandSpec command = CommandSpec.create();

    RedeployCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        var variables = variables();
        return changing.run(
                program, (apps, _) -> new Operation.Redeploy(apps.named(app), Optional.ofNullable(image), variables));
    }

    private Map<String, Optional<String>> variables() {
        var variables = new TreeMap<String, Optional<String>>();
        removed.forEach(name -> variables.put(name, Optional.empty()));
        for (var line : set) {
            var equals = line.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(command.commandLine(), "--env wants NAME=VALUE");
            }
            variables.put(line.substring(0, equals), Optional.of(line.substring(equals + 1)));
        }
        return variables;
    }
}
