package io.binnacle.docker;

import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns operations on a service into what is sent, or says why that cannot be.
final class SwarmOrders {
    private static final int MOST = 10_000;
    private static final Pattern IMAGE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._/:@-]{0,499}");
    private static final Pattern VARIABLE = Pattern.compile("[^=\\s\\p{Cntrl}]{1,500}");

    private final SwarmHistory history;

    SwarmOrders(SwarmHistory history) {
        this.history = history;
    }

    static String tried(Operation operation, SwarmService service) {
        return Allowed.tried(operation, service.name());
    }

    Optional<Refusal> refusal(Operation.OnApp operation, SwarmService service) {
        return switch (operation) {
            case Operation.Scale scale -> scale(scale, service);
            case Operation.Redeploy redeploy -> redeploy(redeploy, service);
            case Operation.Rollback rollback -> rollback(rollback, service);
            case Operation.RestartApp _ -> Optional.empty();
            case Operation.Cancel _ ->
                no(
                        Reason.UNSUPPORTED,
                        operation,
                        service,
                        "a swarm ends no update where it stands",
                        "roll back, or redeploy: that takes its place");
        };
    }

    private static Optional<Refusal> scale(Operation.Scale scale, SwarmService service) {
        return switch (service.mode().kind()) {
            case GLOBAL, GLOBAL_JOB ->
                no(Reason.UNSUPPORTED, scale, service, "it runs once on each node", "drain the nodes it shall leave");
            case JOB ->
                no(Reason.UNSUPPORTED, scale, service, "it is a job, which runs to its end", "wait, or restart it");
            case REPLICATED ->
                scale.instances() < 0 || scale.instances() > MOST
                        ? no(
                                Reason.REJECTED,
                                scale,
                                service,
                                scale.instances() + " is no number of instances",
                                "choose one from 0 to " + MOST)
                        : Optional.empty();
        };
    }

    private static Optional<Refusal> redeploy(Operation.Redeploy redeploy, SwarmService service) {
        if (redeploy.image().filter(image -> !IMAGE.matcher(image).matches()).isPresent()) {
            return no(
                    Reason.REJECTED, redeploy, service, "that is no name of an image", "write it as registry/name:tag");
        }
        return redeploy.environment().keySet().stream()
                .filter(name -> !VARIABLE.matcher(name).matches())
                .findFirst()
                .flatMap(name -> no(
                        Reason.REJECTED,
                        redeploy,
                        service,
                        "a variable cannot be called " + Words.line(name),
                        "write it as NAME=VALUE"));
    }

    private Optional<Refusal> rollback(Operation.Rollback rollback, SwarmService service) {
        if (history.revisions(service).stream()
                .findFirst()
                .filter(now -> now.id().equals(rollback.to()))
                .isPresent()) {
            return no(Reason.REJECTED, rollback, service, "it is that revision already", "choose an earlier one");
        }
        return history.spec(service, rollback.to()).isPresent()
                ? Optional.empty()
                : no(
                        Reason.REJECTED,
                        rollback,
                        service,
                        "the swarm keeps one earlier spec, and this is another that was not seen since",
                        "choose one that is listed, or redeploy its image");
    }

    private static Optional<Refusal> no(
            Reason reason, Operation operation, SwarmService service, String why, String next) {
        return Optional.of(new Refusal(reason, tried(operation, service), why, next));
    }

    /// For an operation that is not refused.
    SwarmOrder of(Operation.OnApp operation, SwarmService service) {
        var spec = service.spec();
        return switch (operation) {
            case Operation.Scale scale ->
                new SwarmOrder(operation, service, SwarmSpec.scaled(spec, scale.instances()), "");
            case Operation.RestartApp _ -> new SwarmOrder(operation, service, SwarmSpec.again(spec), "");
            case Operation.Redeploy redeploy -> {
                var next = SwarmSpec.with(spec, redeploy.image(), redeploy.environment());
                yield new SwarmOrder(operation, service, next.equals(spec) ? SwarmSpec.again(spec) : next, "");
            }
            case Operation.Rollback rollback -> back(rollback, service);
            case Operation.Cancel _ -> throw new IllegalArgumentException("refused before: " + operation);
        };
    }

    /// The swarm's own way back, where it leads there and leaves the number as it is.
    private SwarmOrder back(Operation.Rollback rollback, SwarmService service) {
        var to = history.spec(service, rollback.to()).orElseThrow();
        var previous = service.previous()
                .filter(to::equals)
                .filter(spec -> SwarmMode.of(spec).equals(service.mode()));
        return previous.map(spec -> new SwarmOrder(rollback, service, spec, SwarmOrder.PREVIOUS))
                .orElseGet(() -> new SwarmOrder(rollback, service, SwarmSpec.back(service.spec(), to), ""));
    }
}
