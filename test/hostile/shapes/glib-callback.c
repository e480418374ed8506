/* A thread is started inside of a macro's statement, through an alias of the function's name. */
#include <glib.h>

#define START(into, function) G_STMT_START { into = start_thread(#function, function, 0); } G_STMT_END
#define start_thread g_thread_new

static gpointer work(gpointer data)
{
    return data;
}

gpointer run(void)
{
    GThread *thread;

    START(thread, work); // stays: glib-threads
    return g_thread_join(thread);
}
