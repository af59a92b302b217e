package io.binnacle.views.layout;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Places a small net so that every two nodes are as far apart as the shortest way between them is long, by gradient
/// descent over the pairs in turn (Zheng, Pawar and Goodman).
final class Stress {
    private static final int ROUNDS = 40;
    private static final double LAST_STEP = 0.05;

    private final Net net;
    private final double[] way;

    Stress(Net net) {
        this.net = net;
        this.way = new double[net.count * net.count];
        Arrays.fill(way, Double.POSITIVE_INFINITY);
        for (var node = 0; node < net.count; node++) {
            way[node * net.count + node] = 0;
            for (var arc = net.first[node]; arc < net.first[node + 1]; arc++) {
                way[node * net.count + net.to[arc]] = net.length[arc];
            }
        }
        shorten();
    }

    private void shorten() {
        for (var over = 0; over < net.count; over++) {
            for (var from = 0; from < net.count; from++) {
                var first = way[from * net.count + over];
                for (var to = 0; to < net.count; to++) {
                    var round = first + way[over * net.count + to];
                    way[from * net.count + to] = Math.min(way[from * net.count + to], round);
                }
            }
        }
    }

    void place(Points points, RandomGenerator random) {
        var longest = 1.0;
        var shortest = Double.MAX_VALUE;
        for (var each : way) {
            longest = Double.isInfinite(each) ? longest : Math.max(longest, each);
            shortest = each == 0 ? shortest : Math.min(shortest, each);
        }
        for (var node = 0; node < net.count; node++) {
            points.x[node] = longest * random.nextDouble();
            points.y[node] = longest * random.nextDouble();
        }
        var rate = longest * longest;
        var slower = Math.pow(LAST_STEP * shortest * shortest / rate, 1.0 / ROUNDS);
        for (var round = 0; round < ROUNDS; round++) {
            round(points, rate);
            rate *= slower;
        }
    }

    private void round(Points points, double rate) {
        for (var one = 0; one < net.count; one++) {
            for (var other = 0; other < one; other++) {
                var wished = way[one * net.count + other];
                if (!Double.isInfinite(wished)) {
                    pull(points, one, other, wished, Math.min(1, rate / (wished * wished)));
                }
            }
        }
    }

    private static void pull(Points points, int one, int other, double wished, double share) {
        var dx = points.x[one] - points.x[other];
        var dy = points.y[one] - points.y[other];
        var distance = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        var by = share * (distance - wished) / (2 * distance);
        points.x[one] -= by * dx;
        points.y[one] -= by * dy;
        points.x[other] += by * dx;
        points.y[other] += by * dy;
    }
}
