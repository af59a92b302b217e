package io.binnacle.scheduler.dns;

import io.binnacle.scheduler.core.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Answers one question: of a name below `marathon.mesos`, with what there is of the type asked for; of any other, not
/// at all. Whatever arrives, it throws nothing.
final class Answers {
    static final Name ZONE = name("marathon.mesos.");
    private static final Name SERVER = name("ns.marathon.mesos.");
    private static final Name MAILBOX = name("root.ns.marathon.mesos.");

    /// Short, since what runs where changes.
    private static final long TTL_SECONDS = 5;

    private final Supplier<State> state;
    private final Addresses addresses;
    private final AtomicReference<@Nullable Made> made = new AtomicReference<>();

    private record Made(State of, Zone zone) {}

    Answers(Supplier<State> state, Addresses addresses) {
        this.state = state;
        this.addresses = addresses;
    }

    /// Empty where silence is best: it was no question.
    Optional<Message> answer(byte[] packet) {
        Message query;
        try {
            query = new Message(packet);
        } catch (IOException malformed) {
            return Optional.empty();
        }
        if (query.getHeader().getFlag(Flags.QR)) {
            return Optional.empty();
        }
        return Optional.of(answer(query));
    }

    private Message answer(Message query) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(Dns.MOST_BYTES, 0, 0), Section.ADDITIONAL);
        }
        var questions = query.getSection(Section.QUESTION);
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            return failed(reply, Rcode.NOTIMP);
        }
        if (questions.size() != 1) {
            return failed(reply, Rcode.FORMERR);
        }
        var question = questions.getFirst();
        reply.addRecord(question, Section.QUESTION);
        return question.getDClass() == DClass.IN && question.getName().subdomain(ZONE)
                ? found(reply, question)
                : failed(reply, Rcode.REFUSED);
    }

    private Message found(Message reply, Record question) {
        reply.getHeader().setFlag(Flags.AA);
        var name = question.getName();
        var labels = name.labels() - ZONE.labels();
        var known = switch (labels) {
            case 0 -> apex(reply, question);
            case 1 -> addresses(reply, question, zone().of(label(name, 0)));
            case 2 ->
                label(name, 0).startsWith("_")
                        ? services(reply, question, label(name, 0), label(name, 1), Optional.empty())
                        : instance(reply, question);
            case 3 ->
                label(name, 0).startsWith("_")
                        && services(reply, question, label(name, 1), label(name, 2), Optional.of(label(name, 0)));
            default -> false;
        };
        if (!known) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        if (reply.getSection(Section.ANSWER).isEmpty()) {
            reply.addRecord(soa(), Section.AUTHORITY);
        }
        return reply;
    }

    private static boolean apex(Message reply, Record question) {
        if (question.getType() == Type.SOA || question.getType() == Type.ANY) {
            reply.addRecord(soa(), Section.ANSWER);
        }
        return true;
    }

    private static boolean addresses(Message reply, Record question, Optional<List<Zone.Place>> places) {
        places.orElse(List.of()).stream()
                .map(Zone.Place::address)
                .distinct()
                .flatMap(address -> record(question.getName(), address).stream())
                .filter(record -> wanted(question, record.getType()))
                .forEach(record -> reply.addRecord(record, Section.ANSWER));
        return places.isPresent();
    }

    /// `instance-….web.marathon.mesos`, which the answers of services lead to.
    private boolean instance(Message reply, Record question) {
        var name = question.getName();
        var places = zone().of(label(name, 1))
                .map(all -> all.stream()
                        .filter(place -> place.instance().equals(label(name, 0)))
                        .toList());
        return addresses(reply, question, places.filter(some -> !some.isEmpty()));
    }

    private boolean services(Message reply, Record question, String app, String protocol, Optional<String> port) {
        if (!app.startsWith("_") || !(protocol.equals("_tcp") || protocol.equals("_udp"))) {
            return false;
        }
        var places = zone().of(app.substring(1));
        var matching = places.orElse(List.of()).stream()
                .filter(place -> place.port() > 0 && place.protocol().contains(protocol.substring(1)))
                .filter(place -> port.isEmpty() || port.equals(place.portName().map(name -> "_" + name)))
                .toList();
        if (wanted(question, Type.SRV)) {
            matching.forEach(place -> service(reply, question.getName(), app.substring(1), place));
        }
        return places.isPresent() && (port.isEmpty() || !matching.isEmpty());
    }

    private static void service(Message reply, Name name, String app, Zone.Place place) {
        var target = below(place.instance(), app);
        reply.addRecord(new SRVRecord(name, DClass.IN, TTL_SECONDS, 0, 1, place.port(), target), Section.ANSWER);
        record(target, place.address())
                .filter(record -> !reply.findRecord(record, Section.ADDITIONAL))
                .ifPresent(record -> reply.addRecord(record, Section.ADDITIONAL));
    }

    private static Optional<Record> record(Name name, String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return Optional.of(
                    parsed.getAddress().length == 4
                            ? new ARecord(name, DClass.IN, TTL_SECONDS, parsed)
                            : new AAAARecord(name, DClass.IN, TTL_SECONDS, parsed));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean wanted(Record question, int type) {
        return question.getType() == type || question.getType() == Type.ANY;
    }

    @SuppressWarnings("ReferenceEquality") // an equal state that is another costs more to compare than to look up
    private Zone zone() {
        var now = state.get();
        var last = made.get();
        if (last != null && last.of() == now) {
            return last.zone();
        }
        var fresh = new Made(now, new Zone(now, addresses));
        made.set(fresh);
        return fresh.zone();
    }

    private static Message failed(Message reply, int code) {
        reply.getHeader().setRcode(code);
        return reply;
    }

    private static SOARecord soa() {
        return new SOARecord(ZONE, DClass.IN, TTL_SECONDS, SERVER, MAILBOX, 1, 60, 60, 60, TTL_SECONDS);
    }

    private static String label(Name name, int index) {
        return name.getLabelString(index).toLowerCase(java.util.Locale.ROOT);
    }

    private static Name below(String instance, String app) {
        try {
            return Name.concatenate(Name.fromString(instance + "." + app), ZONE);
        } catch (TextParseException | NameTooLongException tooLong) {
            return ZONE;
        }
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (TextParseException neverOfOurOwn) {
            throw new IllegalStateException(neverOfOurOwn);
        }
    }

    static InetAddress system(String name) throws UnknownHostException {
        return InetAddress.getByName(name);
    }
}
