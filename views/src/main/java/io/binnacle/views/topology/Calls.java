package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who calls whom in the Apps view, from both ends.
final class Calls {
    final List<List<Integer>> callers = new ArrayList<>();
    final List<List<Integer>> servers = new ArrayList<>();

    /// @param edges a client and a server each
    Calls(int count, List<int[]> edges) {
        for (var i = 0; i < count; i++) {
            callers.add(new ArrayList<>());
            servers.add(new ArrayList<>());
        }
        for (var edge : edges) {
            servers.get(edge[0]).add(edge[1]);
            callers.get(edge[1]).add(edge[0]);
        }
    }

    /// The calls between parts, by the numbers of the parts; those within one are left out.
    ///
    /// @param part of every app that counts the number of its part
    List<int[]> among(Map<Integer, Integer> part) {
        var among = new ArrayList<int[]>();
        part.keySet().stream().sorted().forEach(client -> {
            for (int server : servers.get(client)) {
                var from = part.getOrDefault(client, -1);
                var to = part.getOrDefault(server, -1);
                if (to >= 0 && !from.equals(to)) {
                    among.add(new int[] {from, to});
                }
            }
        });
        return among;
    }
}
