package io.binnacle.scheduler.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pcollections.HashTreePMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

final class DnsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private volatile State state = State.empty(NOW);
    private final Dns dns;

    DnsTest() throws IOException {
        dns = Dns.start(() -> state, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.systemUTC());
    }

    @BeforeEach
    void apps() {
        run("/a/b/web", 3, true);
        run("/sick", 2, false);
        run("/idle", 0, true);
    }

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void anAppHasTheAddressesOfItsHealthyInstances() throws IOException {
        var reply = ask("web-b-a.marathon.mesos.", Type.A);
        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(reply.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(answers(reply)).containsExactlyInAnyOrder("127.0.0.10", "127.0.0.11", "127.0.0.12");
        assertThat(answers(ask("WEB-b-a.Marathon.Mesos.", Type.A))).hasSize(3);
    }

    @Test
    void aServiceLeadsToPortsAndTheirAddresses() throws IOException {
        var reply = ask("_web-b-a._tcp.marathon.mesos.", Type.SRV);
        var records = reply.getSection(Section.ANSWER);
        assertThat(records)
                .hasSize(3)
                .allSatisfy(record -> assertThat(((SRVRecord) record).getPort()).isBetween(31_000, 31_002));
        assertThat(reply.getSection(Section.ADDITIONAL).stream().filter(record -> record.getType() == Type.A))
                .hasSize(3);
        var target = ((SRVRecord) records.getFirst()).getTarget();
        assertThat(answers(ask(target.toString(), Type.A))).hasSize(1);
        assertThat(answers(ask("_default._web-b-a._tcp.marathon.mesos.", Type.SRV)))
                .hasSize(3);
        assertThat(ask("_other._web-b-a._tcp.marathon.mesos.", Type.SRV).getRcode())
                .isEqualTo(Rcode.NXDOMAIN);
        assertThat(ask("_web-b-a._udp.marathon.mesos.", Type.SRV).getSection(Section.ANSWER))
                .isEmpty();
    }

    @Test
    void noSuchNameIsAnotherAnswerThanNothingOfThatKind() throws IOException {
        var nobody = ask("none.marathon.mesos.", Type.A);
        assertThat(nobody.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(nobody.getSection(Section.AUTHORITY).getFirst().getType()).isEqualTo(Type.SOA);
        for (var nothing : List.of(
                ask("web-b-a.marathon.mesos.", Type.AAAA),
                ask("sick.marathon.mesos.", Type.A),
                ask("_idle._tcp.marathon.mesos.", Type.SRV))) {
            assertThat(nothing.getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(nothing.getSection(Section.ANSWER)).isEmpty();
            assertThat(nothing.getSection(Section.AUTHORITY)).hasSize(1);
        }
        assertThat(ask("example.org.", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void whatIsTooLongForUdpIsCutAndComesByTcp() throws IOException {
        run("/many", 100, true);
        var resolver = resolver();
        resolver.setIgnoreTruncation(true);
        var cut = resolver.send(query("_many._tcp.marathon.mesos.", Type.SRV));
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(ask("_many._tcp.marathon.mesos.", Type.SRV).getSection(Section.ANSWER))
                .hasSize(100);
    }

    @Test
    void hostilePacketsDoNoHarm() throws IOException {
        var random = new Random(7);
        try (var socket = new DatagramSocket()) {
            for (var i = 0; i < 2000; i++) {
                var bytes = new byte[random.nextInt(600)];
                random.nextBytes(bytes);
                if (i % 2 == 0 && bytes.length > 12) {
                    System.arraycopy(query("web-b-a.marathon.mesos.", Type.A).toWire(), 0, bytes, 0, 12);
                }
                socket.send(new DatagramPacket(bytes, bytes.length, dns.address()));
                if (i % 40 == 0) {
                    assertThat(answers(ask("web-b-a.marathon.mesos.", Type.A))).hasSize(3);
                }
            }
        }
        try (var socket = new Socket(dns.address().getAddress(), dns.address().getPort())) {
            socket.getOutputStream().write(new byte[] {0, 5, 1, 2, 3, 4, 5});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(answers(ask("web-b-a.marathon.mesos.", Type.A))).hasSize(3);
    }

    private Message ask(String name, int type) throws IOException {
        return resolver().send(query(name, type));
    }

    private SimpleResolver resolver() {
        var resolver = new SimpleResolver(dns.address());
        resolver.setTimeout(Duration.ofSeconds(10));
        return resolver;
    }

    private static Message query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
    }

    private static Set<String> answers(Message reply) {
        return reply.getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .collect(Collectors.toSet());
    }

    private void run(String path, int count, boolean healthy) {
        var app = new AppBuilder(PathId.of(path), NOW)
                .cmd(Optional.of("run"))
                .portDefinitions(List.of(
                        new AppDefinition.PortDefinition(10_000, "tcp", Optional.of("default"), java.util.Map.of())))
                .build();
        var instances = state.instances();
        for (var i = 0; i < count; i++) {
            var instance = instance(app, i, healthy);
            instances = instances.plus(instance.id(), instance);
        }
        state = new State(
                state.wish().with(app, NOW),
                HashTreePMap.empty(),
                state.treeHistory(),
                instances,
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                org.pcollections.HashTreePMap.empty(),
                NOW);
    }

    private static Instance instance(AppDefinition app, int i, boolean healthy) {
        var name = String.join("_", app.id().segments());
        var health = new Instance.HealthState(
                healthy, 0, Optional.of(NOW), Optional.of(NOW), Optional.empty(), Optional.empty());
        return new Instance(
                name + ".instance-"
                        + java.util.UUID.nameUUIDFromBytes(
                                (name + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                app.id(),
                NOW,
                NOW,
                1,
                Instance.Condition.RUNNING,
                Optional.of(new Instance.Placed(
                        new HostId("h" + i),
                        "127.0.0." + (10 + i % 100),
                        List.of(31_000 + i),
                        Optional.empty(),
                        List.of(),
                        Instance.Held.NOTHING)),
                List.of(health),
                List.of(),
                NOW,
                Optional.of(NOW),
                Optional.of(NOW),
                Optional.empty());
    }
}
