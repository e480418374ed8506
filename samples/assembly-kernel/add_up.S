/* The sum of %rsi numbers that begin at %rdi. */
    .text
    .globl add_up
add_up:
    xorl %eax, %eax
1:  addq (%rdi), %rax
    addq $8, %rdi
    decq %rsi
    jnz 1b
    ret
