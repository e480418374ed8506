long ask_kernel(long what);

int main(void)
{
    return (int)ask_kernel(1);
}
