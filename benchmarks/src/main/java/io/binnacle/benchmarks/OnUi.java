package io.binnacle.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

/// Asks the UI thread and waits for its answer.
final class OnUi {
    private OnUi() {}

    static <T> T ask(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception wrong) {
                answer.completeExceptionally(new CompletionException(wrong));
            }
        });
        return answer.join();
    }
}
