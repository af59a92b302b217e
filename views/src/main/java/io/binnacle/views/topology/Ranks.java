package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.List;

/// Puts clients above servers: the rank of a thing is the longest way to it from anybody whom nobody calls. Links
/// that close a circle are left out of the count.
final class Ranks {
    private final int count;
    private final List<List<Integer>> servers = new ArrayList<>();
    private final byte[] visit;
    private final int[] stack;
    /// Of each, how many of those it calls have been walked to.
    private final int[] at;
    private final List<Integer> order = new ArrayList<>();
    private final List<List<Integer>> forward = new ArrayList<>();

    private static final byte UNSEEN = 0;
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    private Ranks(int count, List<int[]> edges) {
        this.count = count;
        this.visit = new byte[count];
        this.stack = new int[count + 1];
        this.at = new int[count];
        for (var i = 0; i < count; i++) {
            servers.add(new ArrayList<>());
            forward.add(new ArrayList<>());
        }
        for (var edge : edges) {
            if (edge[0] != edge[1]) {
                servers.get(edge[0]).add(edge[1]);
            }
        }
    }

    static int[] of(int count, List<int[]> edges) {
        return new Ranks(count, edges).ranks();
    }

    private int[] ranks() {
        var called = new boolean[count];
        servers.forEach(each -> each.forEach(server -> called[server] = true));
        for (var i = 0; i < count; i++) {
            if (!called[i] && visit[i] == UNSEEN) {
                walk(i);
            }
        }
        for (var i = 0; i < count; i++) {
            if (visit[i] == UNSEEN) {
                walk(i);
            }
        }
        var rank = new int[count];
        for (var i = order.size() - 1; i >= 0; i--) {
            var node = order.get(i);
            for (int server : forward.get(node)) {
                rank[server] = Math.max(rank[server], rank[node] + 1);
            }
        }
        return rank;
    }

    /// Depth first without recursion: a chain of a thousand apps is no deeper a stack.
    private void walk(int start) {
        var depth = 0;
        stack[depth++] = start;
        visit[start] = OPEN;
        while (depth > 0) {
            var node = stack[depth - 1];
            if (at[node] < servers.get(node).size()) {
                int server = servers.get(node).get(at[node]++);
                if (visit[server] != OPEN) {
                    forward.get(node).add(server);
                }
                if (visit[server] == UNSEEN) {
                    visit[server] = OPEN;
                    stack[depth++] = server;
                }
            } else {
                visit[node] = DONE;
                order.add(node);
                depth--;
            }
        }
    }
}
