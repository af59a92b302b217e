package io.binnacle.scheduler.api;

import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message.Author;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.engine.Scheduler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each request from the socket to its endpoint and the answer back, and lets nothing through that is too much.
final class Front extends Handler.Abstract implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final int LONGEST_NOTE = 500;

    private final Scheduler scheduler;
    private final Limits limits;
    private final Gate gate;
    private final Reception reception;
    private final Routes routes;
    private final Body body;
    private final Semaphore requests;
    private final Semaphore streams;

    Front(Scheduler scheduler, ApiSettings settings, Gate gate, int port) {
        this.scheduler = scheduler;
        this.limits = settings.limits();
        this.gate = gate;
        this.reception = new Reception(settings, port);
        this.routes = new Routes(scheduler, settings, reception.leader());
        this.body = new Body(limits.bodyBytes(), settings.clock());
        this.requests = new Semaphore(limits.requests());
        this.streams = new Semaphore(limits.streams());
    }

    @Override
    public void close() {
        routes.close();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        reception.headers(response);
        try {
            reception.write(request, response, callback, answer(request));
        } catch (Fault fault) {
            routes.count(fault.status());
            reception.write(request, response, callback, fault.answer());
        } catch (RuntimeException bug) {
            LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), bug);
            var words = "This is a fault of the server, and is in its log: "
                    + bug.getClass().getSimpleName();
            reception.write(request, response, callback, Fault.of(500, words).answer());
        }
        return true;
    }

    /// What could not be read as a request at all.
    boolean refused(Request request, Response response, Callback callback) {
        reception.headers(response);
        var status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code ? code : 500;
        var message = request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String text ? text : "Not understood";
        reception.write(request, response, callback, Fault.of(status, message).answer());
        return true;
    }

    private Answer answer(Request request) throws Fault {
        var path = Paths.segments(request.getHttpURI().getPath());
        var holder = gate.admit(request, Paths.open(path));
        var endpoint = routes.at(path)
                .orElseThrow(() ->
                        Fault.unknown("URI not found: " + request.getHttpURI().getPath()));
        if (request.getMethod().equals("OPTIONS")) {
            return new Answer.Empty(204, Map.of("Allow", endpoint.allowed()));
        }
        var action = endpoint.action(request.getMethod())
                .orElseThrow(() -> Fault.of(405, "Method Not Allowed", Map.of("Allow", endpoint.allowed())));
        if (holder.role() == Role.READ && !endpoint.reads(request.getMethod())) {
            throw Fault.of(
                    403, "Not Authorized to perform this action! The token of '" + holder.name() + "' may only read.");
        }
        return bounded(request, holder, action);
    }

    private Answer bounded(Request request, Tokens.Holder holder, Endpoint.Action action) throws Fault {
        if (!requests.tryAcquire()) {
            throw Fault.of(
                    503,
                    "More than " + limits.requests() + " requests at once. Try again.",
                    Map.of("Retry-After", "1"));
        }
        try {
            var answer = action.answer(call(request, holder));
            return request.getMethod().equals("HEAD") ? headed(answer) : counted(answer);
        } finally {
            requests.release();
        }
    }

    /// What has no end has no length either.
    private static Answer headed(Answer answer) {
        return answer instanceof Answer.Flowing flowing
                ? new Answer.Empty(200, Map.of("Content-Type", flowing.type()))
                : answer;
    }

    private Answer counted(Answer answer) throws Fault {
        return switch (answer) {
            case Answer.Flowing flowing -> {
                openStream(() -> {});
                yield new Answer.Flowing(flowing.type(), sink -> {
                    try {
                        flowing.flow().run(sink);
                    } finally {
                        streams.release();
                    }
                });
            }
            case Answer.Conversing conversing -> {
                openStream(conversing.conversation()::abandon);
                conversing.conversation().onOver(streams::release);
                yield conversing;
            }
            case Answer.Json _, Answer.Text _, Answer.Empty _ -> answer;
        };
    }

    private void openStream(Runnable ifTooMany) throws Fault {
        if (!streams.tryAcquire()) {
            ifTooMany.run();
            throw Fault.of(
                    503, "More than " + limits.streams() + " streams are open. Close one.", Map.of("Retry-After", "5"));
        }
    }

    private Call call(Request request, Tokens.Holder holder) throws Fault {
        var uri = request.getHttpURI();
        var from = Request.getRemoteAddr(request);
        var author = new Author(holder.name(), from, note(request));
        return new Call(
                request.getMethod(),
                uri.getPathQuery(),
                Query.of(Optional.ofNullable(uri.getQuery()).orElse("")),
                Headers.of(request),
                body.read(request),
                from,
                new Counter(author, uri.getPathQuery()),
                holder);
    }

    /// Where writes are asked for.
    private final class Counter implements Call.Desk {
        private final Author author;
        private final String uri;

        Counter(Author author, String uri) {
            this.author = author;
            this.uri = uri;
        }

        @Override
        public Decision.Reply ask(Write write, boolean force) {
            return scheduler.ask(write, author, force);
        }

        @Override
        public void posted(PathId app) {
            routes.posted(author.from(), uri, app);
        }
    }

    private static String note(Request request) throws Fault {
        var note =
                Optional.ofNullable(request.getHeaders().get("X-Binnacle-Note")).orElse("");
        if (note.length() > LONGEST_NOTE) {
            throw Fault.of(400, "The note is longer than " + LONGEST_NOTE + " characters.");
        }
        return note;
    }
}
