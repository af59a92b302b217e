package io.binnacle.scheduler.dns;

import io.binnacle.scheduler.core.State;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;

/// Answers questions about the apps of a scheduler by DNS, over UDP and TCP, until it is closed.
///
/// It tells where things are and lets nobody in, so that it may listen beyond loopback if it is told to. It asks nobody
/// else, and over UDP answers no more than 512 bytes or what the asker says it takes, at most 1232; what is cut off is
/// marked so that the asker comes back by TCP.
public final class Dns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dns.class);
    private static final int PLAIN_BYTES = 512;
    static final int MOST_BYTES = 1232;
    private static final int LONGEST_QUESTION = 4096;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Answers answers;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("binnacle-dns-", 0).factory());

    private Dns(DatagramSocket udp, ServerSocket tcp, Answers answers) {
        this.udp = udp;
        this.tcp = tcp;
        this.answers = answers;
    }

    /// @throws IOException in words, when it cannot listen there
    public static Dns start(Supplier<State> state, InetSocketAddress listen, Clock clock) throws IOException {
        var answers = new Answers(state, new Addresses(Answers::system, clock));
        DatagramSocket udp = null;
        try {
            udp = new DatagramSocket(listen);
            var tcp = new ServerSocket();
            tcp.bind(new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort()), TcpQuestions.MOST);
            var dns = new Dns(udp, tcp, answers);
            dns.threads.execute(dns::udp);
            dns.threads.execute(() -> new TcpQuestions(dns.answers, tcp, dns.threads).run());
            return dns;
        } catch (IOException taken) {
            if (udp != null) {
                udp.close();
            }
            throw new IOException(
                    "Nobody can ask for names at " + listen + ": " + taken.getMessage()
                            + ". Next: see who listens there, or listen elsewhere.",
                    taken);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException whileClosing) {
            LOG.debug("the listener for DNS over TCP closed badly", whileClosing);
        }
        threads.shutdownNow();
    }

    private void udp() {
        var buffer = new byte[LONGEST_QUESTION];
        while (!udp.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                answer(packet);
            } catch (SocketException closedOrRefused) {
                LOG.debug("a question by DNS was not heard", closedOrRefused);
            } catch (IOException unanswerable) {
                LOG.debug("a question by DNS was not answered", unanswerable);
            } catch (RuntimeException bug) {
                LOG.error("a question by DNS was not understood", bug);
            }
        }
    }

    private void answer(DatagramPacket packet) throws IOException {
        var question = Arrays.copyOf(packet.getData(), packet.getLength());
        var reply = answers.answer(question);
        if (reply.isPresent()) {
            var bytes = reply.get().toWire(room(question));
            udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
    }

    private static int room(byte[] question) throws IOException {
        var opt = new Message(question).getOPT();
        return opt == null ? PLAIN_BYTES : Math.max(PLAIN_BYTES, Math.min(opt.getPayloadSize(), MOST_BYTES));
    }
}
