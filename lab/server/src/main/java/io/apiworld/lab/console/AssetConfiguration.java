package io.apiworld.lab.console;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class AssetConfiguration implements WebMvcConfigurer {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ASK_EACH_TIME = CacheControl.noCache();

    private final Assets assets;

    AssetConfiguration(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry.addResourceHandler(assets.path() + "**"), "assets/", FOR_GOOD);
        serve(registry.addResourceHandler(Assets.PATH + "**"), "assets/", ASK_EACH_TIME);
        serve(registry.addResourceHandler("/favicon.svg"), "", ASK_EACH_TIME);
    }

    /** Old browsers ask for this name whatever the page says. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/favicon.ico", "/favicon.svg").setStatusCode(HttpStatus.PERMANENT_REDIRECT);
    }

    private static void serve(ResourceHandlerRegistration handler, String folder, CacheControl caching) {
        handler.addResourceLocations(Assets.ROOT + folder)
                .setCacheControl(caching)
                .setUseLastModified(false)
                .setEtagGenerator(Assets::etagOf);
    }
}
