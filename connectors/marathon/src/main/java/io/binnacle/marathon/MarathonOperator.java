package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import java.util.function.Consumer;

/// Scales, redeploys, rolls back, restarts and deploys apps, and kills tasks, each by way of a preview that is checked
/// again right before it is sent. A run has ended when the deployment has and what was wished is so.
final class MarathonOperator implements Operator {
    private final Api api;
    private final Extensions extensions;
    private final Picture picture;
    private final Verdicts verdicts;
    private final Surroundings surroundings;
    private final Consumer<Order> sent;
    private final Book book;
    private final boolean force;
    private final Allowed allowed;
    private final Orders orders;

    /// @param sent told once an order was sent, so that it is looked at at once
    MarathonOperator(
            Api api,
            Extensions extensions,
            Book book,
            Picture picture,
            Verdicts verdicts,
            Surroundings surroundings,
            Consumer<Order> sent) {
        this(api, extensions, book, picture, verdicts, surroundings, sent, false);
    }

    private MarathonOperator(
            Api api,
            Extensions extensions,
            Book book,
            Picture picture,
            Verdicts verdicts,
            Surroundings surroundings,
            Consumer<Order> sent,
            boolean force) {
        this.api = api;
        this.extensions = extensions;
        this.picture = picture;
        this.verdicts = verdicts;
        this.surroundings = surroundings;
        this.sent = sent;
        this.book = book;
        this.force = force;
        this.allowed = new Allowed(book, api.place(), force);
        this.orders = new Orders(api, book, allowed);
    }

    @Override
    public Optional<Operator> forcing() {
        return Optional.of(new MarathonOperator(api, extensions, book, picture, verdicts, surroundings, sent, true));
    }

    private Order order(Operation operation) throws IOException, Refused {
        var order = orders.of(operation);
        return force ? order.forced() : order;
    }

    @Override
    public Optional<Refusal> refusal(Operation operation) {
        return extensions.reader().map(name -> readOnly(operation, name)).or(() -> allowed.refusal(operation));
    }

    private Refusal readOnly(Operation operation, String name) {
        return new Refusal(
                Refusal.Reason.DENIED,
                Allowed.tried(operation),
                "the token of " + name + " may only read at " + api.place().shown(),
                "open it with a token that may operate");
    }

    @Override
    public Preview.Answer preview(Operation operation) {
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return new Preview.Answer.Refused(refusal.get());
        }
        try {
            var order = order(operation);
            var foresight = new Foresight(api.place(), order, picture.whole());
            return new Preview.Answer.Possible(foresight.preview(
                    extensions.foretell(order), surroundings.clock().instant()));
        } catch (Refused no) {
            return new Preview.Answer.Refused(no.refusal());
        } catch (IOException wrong) {
            return new Preview.Answer.Refused(refused(operation, wrong));
        }
    }

    private Refusal refused(Operation operation, IOException wrong) {
        return Refusals.of(Allowed.tried(operation), api.place(), wrong);
    }

    @Override
    public Run run(Preview preview, Consumer<Run> progress) {
        var telling = new RunTelling(preview, progress, surroundings);
        var operation = preview.operation();
        try {
            var order = order(operation);
            return order.basis().equals(preview.basis()) ? send(order, telling) : telling.failed(stale(operation));
        } catch (Refused no) {
            return telling.failed(no.refusal());
        } catch (IOException wrong) {
            return telling.failed(refused(operation, wrong));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return telling.unknown("it was sent, and nobody waited for its end", unwatched(operation));
        }
    }

    private static Refusal stale(Operation operation) {
        return new Refusal(
                Refusal.Reason.STALE,
                Allowed.tried(operation),
                "it has changed since the preview",
                "look at a new preview");
    }

    private static Refusal unwatched(Operation operation) {
        return new Refusal(
                Refusal.Reason.BROKEN,
                Allowed.tried(operation),
                "nothing yet: the waiting was ended",
                "look at the picture, it shows what became of it");
    }

    private Run send(Order order, RunTelling telling) throws InterruptedException {
        JsonNode answer;
        try {
            answer = api.wire().change(order.method(), order.path(), order.body());
        } catch (StatusException | ConnectException no) {
            return telling.failed(refused(order.operation(), no));
        } catch (IOException wrong) {
            return telling.unknown(
                    "it was sent, and the answer was lost; the picture will tell", refused(order.operation(), wrong));
        }
        sent.accept(order);
        var following = new Following(api, verdicts, order, telling);
        var deployment = deployment(answer);
        if (deployment.isPresent()) {
            return following.deployment(deployment.get());
        }
        return switch (order.operation()) {
            case Operation.OnContainer on -> following.task(on.container().value());
            case Operation.Cancel _ -> telling.done(order.app() + " stays as it is now");
            case Operation.OnApp _, Operation.OnHost _, Operation.Deploy _ -> telling.done("accepted");
        };
    }

    /// An app that was made tells its deployment in another place than one that was changed.
    private static Optional<String> deployment(JsonNode answer) {
        return Json.word(answer, "deploymentId")
                .or(() -> Json.stream(answer.path("deployments"))
                        .flatMap(one -> Json.word(one, "id").stream())
                        .findFirst());
    }
}
