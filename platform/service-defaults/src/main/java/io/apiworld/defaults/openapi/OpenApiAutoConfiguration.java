package io.apiworld.defaults.openapi;

import io.apiworld.defaults.entitytag.EntityTag;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
@ConditionalOnResource(resources = "classpath:openapi.yaml")
class OpenApiAutoConfiguration {

    private static final String PATH = "/openapi.json";

    /** Read at the first request, and kept: a service that nobody asks pays nothing for it. */
    @Bean
    RouterFunction<ServerResponse> openApiDocument() {
        Supplier<byte[]> document =
                SingletonSupplier.of(() -> JsonMapper.shared().writeValueAsBytes(OpenApiDocument.ofThisService()));
        return RouterFunctions.route()
                .GET(PATH, _ -> {
                    var bytes = document.get();
                    return ServerResponse.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .cacheControl(CacheControl.noCache())
                            .eTag(EntityTag.ofContent(bytes).value())
                            .body(bytes);
                })
                .build();
    }
}
