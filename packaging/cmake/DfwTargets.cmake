# SPDX-License-Identifier: Apache-2.0
# The three kinds of target this project has: a layer, the program, a test.

# Common to all of them: warnings, and the Qt switches that make accidental conversions visible.
add_library(dfw_options INTERFACE)
# -Wmissing-field-initializers is off because designated initialisers are how our structs are written: what is
# not named has a default in the struct.
target_compile_options(dfw_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers)
# g++ 12 at -O3 sees overlapping copies in std::string::replace and insert, wherever they are inlined
# (GCC bug 105651); the asan and dev builds never show it.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(dfw_options INTERFACE -Wno-restrict)
endif()
# With the sanitizers' checks in between, g++ takes the alternatives of a std::variant for uninitialized; the
# release build, which optimises more, still warns.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_FLAGS MATCHES "-fsanitize=")
    target_compile_options(dfw_options INTERFACE -Wno-maybe-uninitialized)
endif()
target_compile_definitions(dfw_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
    QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# dfw_layer(name SOURCES a.cpp … DEPENDS core … LIBS Qt6::Core …)
# A static library dfw_<name> out of app/<name> or ui/<name>. DEPENDS names other layers: together with
# the test `layering`, which reads the #include lines, it is what keeps the layers apart.
function(dfw_layer name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;LIBS" ${ARGN})
    add_library(dfw_${name} STATIC ${arg_SOURCES})
    target_include_directories(dfw_${name} PUBLIC "${CMAKE_SOURCE_DIR}/app" "${CMAKE_SOURCE_DIR}/ui")
    target_link_libraries(dfw_${name} PUBLIC Qt6::Core ${arg_LIBS} PRIVATE dfw_options)
    foreach(other IN LISTS arg_DEPENDS)
        target_link_libraries(dfw_${name} PUBLIC dfw_${other})
    endforeach()
endfunction()

# dfw_test(name LABEL unit|contract|flow|gui SOURCES tst_x.cpp … LIBS dfw_x …)
# One Qt Test executable, one CTest entry. Locale, platform and scale are pinned: a test that passes only
# on its author's desktop is worth nothing.
function(dfw_test name)
    cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "SOURCES;LIBS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(tst_${name} ${arg_SOURCES})
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/bin")
    target_include_directories(tst_${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(tst_${name} PRIVATE DFW_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(tst_${name} PRIVATE ${arg_LIBS} Qt6::Test dfw_options)
    add_test(NAME ${name} COMMAND tst_${name})
    # Nothing of the desktop it runs in: not its keyring, and not its proxy (which libproxy's modules would find).
    set(nowhere "${CMAKE_BINARY_DIR}/tests/run/none")
    set_tests_properties(${name} PROPERTIES
        LABELS "${arg_LABEL}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_SCALE_FACTOR=1;LC_ALL=C.UTF-8;TZ=UTC;http_proxy=;https_proxy=;PX_MODULE_PATH=${nowhere};DBUS_SESSION_BUS_ADDRESS=unix:path=${nowhere};XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR}/tests/run")
endfunction()
