package io.apiworld.lab.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The files of the console, as a whole: any change of one gives all of them new addresses. */
@Component
final class Assets {

    static final String ROOT = "classpath:/META-INF/resources/";
    static final String PATH = "/assets/";

    private final String version;

    Assets() {
        version = digestOf(found()).substring(0, 12);
    }

    /** Where the assets of this build are served, ending with a slash. */
    String path() {
        return PATH + version + "/";
    }

    /** Weak, since the same file may be sent compressed. */
    static String etagOf(Resource file) {
        return "W/\"" + digestOf(file).substring(0, 16) + "\"";
    }

    private static Resource[] found() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources(ROOT + "assets/**/*.*");
            Arrays.sort(files, Comparator.comparing(Resource::getDescription));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digestOf(Resource... files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
