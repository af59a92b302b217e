package io.binnacle.app;

import io.binnacle.model.Endpoint;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.store.StoreRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `binnacle scheduler`: a server without a screen that keeps apps running on hosts.
@Command(
        name = "scheduler",
        description = "Runs apps on Docker hosts, and speaks the Marathon v2 API.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle scheduler --host unix:///var/run/docker.sock",
            "  binnacle scheduler --host ssh://me@atlas --host ssh://me@boreas",
            "  binnacle scheduler --host prod --dns 127.0.0.1:8053",
            "",
            "It runs until it is stopped (Ctrl-C, SIGTERM). Containers go on running;",
            "the next one with the same --data takes up where this one ended."
        })
final class SchedulerCommand implements Callable<Integer> {
    private static final int LONGEST_GRACE = 86_400;

    private final Program program;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--host",
            required = true,
            paramLabel = "ENDPOINT",
            converter = EndpointReader.class,
            description = "Where to run instances; give it once for each: " + EndpointReader.FORMS)
    private List<Endpoint> hosts = new ArrayList<>();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description = "Where the API is served (default: ${DEFAULT-VALUE}). Beyond this machine only with --tls and"
                    + " --tokens.")
    private String listen = "127.0.0.1:8080";

    @Option(
            names = "--dns",
            paramLabel = "ADDRESS:PORT",
            description = "Where names are told: web.marathon.mesos, _web._tcp.marathon.mesos (default: nowhere).")
    private @Nullable String dns;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the state is kept (default: scheduler, in Binnacle's own directory).")
    private @Nullable Path data;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "Who may use the API: a role, name and token a line.")
    private @Nullable Path tokens;

    @Option(names = "--tls", paramLabel = "CERT,KEY", split = ",", description = "Two PEM files to serve TLS with.")
    private List<Path> tls = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "A further host name the API may be called by, as behind a proxy.")
    private List<String> names = List.of();

    @Option(
            names = "--attribute",
            paramLabel = "HOST:KEY=VALUE",
            description = "An attribute of a host, over the labels of its engine; binnacle.roles, binnacle.ports,"
                    + " binnacle.disk and binnacle.gpus mean what they say.")
    private List<String> attributes = List.of();

    @Option(
            names = "--default-image",
            paramLabel = "IMAGE",
            description = "For apps that have only a command (default: ${DEFAULT-VALUE}).")
    private String defaultImage = "debian:stable-slim";

    @Option(names = "--secrets", paramLabel = "DIR", description = "A file for each secret, by its source.")
    private @Nullable Path secrets;

    @Option(
            names = "--host-grace",
            paramLabel = "SECONDS",
            description =
                    "How long a host may be silent before its instances are replaced (default: ${DEFAULT-VALUE}).")
    private int hostGrace = 15;

    @Option(names = "--pack", description = "Fills one host after another in place of spreading.")
    private boolean pack;

    @Option(
            names = "--legacy-fields",
            description = "Apps are also told with ports, uris, docker.network and docker.portMappings, for clients"
                    + " from before Marathon 1.5.")
    private boolean legacyFields;

    @Option(names = "--v19-fields", description = "Apps are also told with role, and groups with enforceRole.")
    private boolean v19Fields;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Where to log, in three files of at most a megabyte (default: standard error).")
    private @Nullable Path log;

    SchedulerCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        startLog();
        try (var running = RunningScheduler.start(program, order())) {
            program.say("the scheduler listens on " + running.address() + ", its state is in " + directory());
            awaitEnd(running);
            return ExitCode.DONE;
        } catch (StoreRefused refused) {
            program.say(refused.refusal());
            return ExitCode.FAILED;
        } catch (IOException refused) {
            program.say(String.valueOf(refused.getMessage()));
            return ExitCode.USAGE;
        }
    }

    private void startLog() {
        if (log == null) {
            LogFile.talk();
        } else {
            LogFile.into(program, program.directory().resolve(log));
        }
    }

    private static void awaitEnd(RunningScheduler running) throws InterruptedException {
        var hook = new Thread(running::close, "scheduler-end");
        Runtime.getRuntime().addShutdownHook(hook);
        new CountDownLatch(1).await();
    }

    private Path directory() {
        return Optional.ofNullable(data)
                .map(program.directory()::resolve)
                .orElseGet(() -> program.state().path().resolve("scheduler"));
    }

    private RunningScheduler.Order order() {
        if (hostGrace < 1 || hostGrace > LONGEST_GRACE) {
            throw wrong("--host-grace is " + hostGrace + ": it must be 1 to " + LONGEST_GRACE + " seconds");
        }
        if (tls.size() != 0 && tls.size() != 2) {
            throw wrong("--tls needs two files: CERT.pem,KEY.pem");
        }
        try {
            return new RunningScheduler.Order(
                    hosts,
                    ListenAddress.of(listen),
                    Optional.ofNullable(dns).map(ListenAddress::of),
                    directory(),
                    Optional.ofNullable(tokens),
                    tls,
                    names,
                    HostAttributes.of(attributes),
                    defaultImage,
                    Optional.ofNullable(secrets),
                    Duration.ofSeconds(hostGrace),
                    pack,
                    new AppJson.Form(legacyFields, v19Fields));
        } catch (IllegalArgumentException bad) {
            throw wrong(String.valueOf(bad.getMessage()));
        }
    }

    private ParameterException wrong(String words) {
        return new ParameterException(command.commandLine(), words);
    }
}
