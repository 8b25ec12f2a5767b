package io.apiworld.webhooks.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends every answer at the limit, and hangs up when it is closed. Without this, closing an answer means reading the rest of it, and
 * a receiver decides how much that is.
 */
final class BoundedAnswers implements ExecChainHandler {

    private final long limit;

    BoundedAnswers(long limit) {
        this.limit = limit;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var response = chain.proceed(request, scope);
        var entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new BoundedEntity(entity, limit, scope.execRuntime));
        }
        return response;
    }

    private static final class BoundedEntity extends HttpEntityWrapper {

        private final long limit;
        private final ExecRuntime connection;

        BoundedEntity(HttpEntity entity, long limit, ExecRuntime connection) {
            super(entity);
            this.limit = limit;
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new BoundedContent(super.getContent(), limit, connection);
        }

        @Override
        public void close() {
            connection.discardEndpoint();
        }
    }

    private static final class BoundedContent extends FilterInputStream {

        private final ExecRuntime connection;
        private long left;

        BoundedContent(InputStream content, long limit, ExecRuntime connection) {
            super(content);
            this.left = limit;
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            var next = left > 0 ? super.read() : -1;
            left = next < 0 ? 0 : left - 1;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = left > 0 ? super.read(target, offset, (int) Math.min(length, left)) : -1;
            left = count < 0 ? 0 : left - count;
            return count;
        }

        @Override
        public void close() {
            connection.discardEndpoint();
        }
    }
}
